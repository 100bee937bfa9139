-- What was said to a request stays said, unless what it was about was a sample and is taken away with all of it.
CREATE OR REPLACE FUNCTION refuse_approval_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_LEVEL = 'ROW' AND EXISTS (
    SELECT FROM requests
    JOIN features ON features.id = requests.feature_id
    JOIN accounts ON accounts.id = requests.account_id
    WHERE requests.id = OLD.request_id AND (features.sample OR accounts.sample)
  ) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'approvals are append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
