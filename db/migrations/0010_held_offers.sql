-- An offer takes a seat from the moment at which it is made or revived. One that holds its seat already, and one that is
-- over, need none: seats are counted at the moment of the command, never at the one at which the offer was made.
CREATE OR REPLACE FUNCTION refuse_offer_without_seat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  at timestamptz := command_clock();
  allowed integer;
BEGIN
  IF NEW.offered_until <= at THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.status = 'offered' AND OLD.round_id = NEW.round_id AND OLD.offered_until > at THEN
    RETURN NEW;
  END IF;
  SELECT seats INTO allowed FROM rounds WHERE id = NEW.round_id FOR UPDATE;
  IF seats_taken(NEW.round_id, at, NEW.id) >= allowed THEN
    RAISE EXCEPTION 'round % has % seats and all are taken', NEW.round_id, allowed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'requests_seats', TABLE = 'requests';
  END IF;
  RETURN NEW;
END $$;
