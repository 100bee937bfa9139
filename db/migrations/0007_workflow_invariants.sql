INSERT INTO settings (id) VALUES (1);
--> statement-breakpoint
-- The moment of the command that runs, else of the transaction.
CREATE FUNCTION command_clock() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('latchkey.now', true), '')::timestamptz, now())
$$;
--> statement-breakpoint
-- Living grants and offers that still hold, besides those of one request.
CREATE FUNCTION seats_taken(of_round uuid, at timestamptz, besides_request uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT (SELECT count(*) FROM grants WHERE round_id = of_round AND upper(lives) > at)::integer
    + (SELECT count(*) FROM requests
       WHERE round_id = of_round AND status = 'offered' AND offered_until > at AND id IS DISTINCT FROM besides_request)::integer
$$;
--> statement-breakpoint
-- Seats taken never exceed the round's seats, whoever makes, moves or revives a grant.
CREATE OR REPLACE FUNCTION refuse_overfull_round() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  at timestamptz := CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE command_clock() END;
  allowed integer;
  taken integer;
BEGIN
  IF NEW.round_id IS NULL OR least(NEW.expires_at, NEW.ended_at) <= at THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.round_id IS NOT DISTINCT FROM NEW.round_id AND upper(OLD.lives) > at THEN RETURN NEW; END IF;
  SELECT seats INTO allowed FROM rounds WHERE id = NEW.round_id FOR UPDATE;
  taken := seats_taken(NEW.round_id, at, NEW.request_id);
  IF taken >= allowed THEN
    RAISE EXCEPTION 'round % has % seats and all are taken', NEW.round_id, allowed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'grants_seats', TABLE = 'grants';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER grants_seats_moved BEFORE UPDATE OF round_id, starts_at, expires_at, ended_at ON grants
  FOR EACH ROW EXECUTE FUNCTION refuse_overfull_round();
--> statement-breakpoint
-- An offer takes a seat as long as it holds.
CREATE FUNCTION refuse_offer_without_seat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  allowed integer;
BEGIN
  SELECT seats INTO allowed FROM rounds WHERE id = NEW.round_id FOR UPDATE;
  IF seats_taken(NEW.round_id, NEW.offered_at, NEW.id) >= allowed THEN
    RAISE EXCEPTION 'round % has % seats and all are taken', NEW.round_id, allowed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'requests_seats', TABLE = 'requests';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER requests_seats BEFORE INSERT OR UPDATE OF status, round_id, offered_at, offered_until ON requests
  FOR EACH ROW WHEN (NEW.status = 'offered') EXECUTE FUNCTION refuse_offer_without_seat();
--> statement-breakpoint
-- A round never shrinks below what is taken.
CREATE FUNCTION refuse_too_small_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF seats_taken(NEW.id, command_clock(), NULL) > NEW.seats THEN
    RAISE EXCEPTION 'round % has more seats taken than %', NEW.id, NEW.seats
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rounds_seats_taken', TABLE = 'rounds';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER rounds_seats_taken BEFORE UPDATE OF seats ON rounds
  FOR EACH ROW WHEN (NEW.seats < OLD.seats AND NEW.seats > 0) EXECUTE FUNCTION refuse_too_small_round();
--> statement-breakpoint
-- Nobody decides on what they asked for themselves or what was asked on their behalf, nor lends their name for it;
-- a quorum counts people, so nobody's yes counts twice in one revision, given by themselves or in their place.
CREATE FUNCTION refuse_own_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked record;
BEGIN
  SELECT requested_by, requested_for INTO asked FROM requests WHERE id = NEW.request_id FOR UPDATE;
  IF NEW.decided_by IN (asked.requested_by, asked.requested_for)
    OR NEW.on_behalf_of IN (asked.requested_by, asked.requested_for) THEN
    RAISE EXCEPTION 'nobody decides on their own request'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approvals_not_own', TABLE = 'approvals';
  END IF;
  IF EXISTS (
    SELECT FROM approvals
    WHERE request_id = NEW.request_id AND request_revision = NEW.request_revision
      AND (coalesce(on_behalf_of, decided_by) IN (NEW.decided_by, coalesce(NEW.on_behalf_of, NEW.decided_by))
        OR decided_by = coalesce(NEW.on_behalf_of, NEW.decided_by))
  ) THEN
    RAISE EXCEPTION 'this yes was given already'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approvals_one_per_person', TABLE = 'approvals';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER approvals_not_own BEFORE INSERT ON approvals FOR EACH ROW EXECUTE FUNCTION refuse_own_approval();
--> statement-breakpoint
-- A published policy never changes, and the versions have no gaps.
CREATE FUNCTION refuse_policy_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version <> coalesce((SELECT max(version) FROM policy_versions), 0) + 1
      AND NOT EXISTS (SELECT FROM policy_versions WHERE version = NEW.version) THEN
      RAISE EXCEPTION 'policy versions have no gaps'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_in_order', TABLE = 'policy_versions';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.version = OLD.version AND NEW.rules = OLD.rules AND NEW.reason = OLD.reason
    AND NEW.published_by IS NOT DISTINCT FROM OLD.published_by THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a published policy does not change' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER policy_versions_immutable BEFORE INSERT OR UPDATE OR DELETE ON policy_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_policy_change();
