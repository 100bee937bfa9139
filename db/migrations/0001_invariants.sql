CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE INDEX accounts_name_trgm ON accounts USING gin (name gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX accounts_key_trgm ON accounts USING gin (key gin_trgm_ops);
--> statement-breakpoint
INSERT INTO evaluation_state (id) VALUES (1);
--> statement-breakpoint
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, repeat('0', 64));
--> statement-breakpoint
INSERT INTO environments (key, name, production) VALUES ('production', 'Production', true), ('staging', 'Staging', false);
--> statement-breakpoint
-- At most one living grant per account and feature, judged by time alone.
ALTER TABLE grants ADD CONSTRAINT grants_one_living EXCLUDE USING gist (account_id WITH =, feature_id WITH =, lives WITH &&);
--> statement-breakpoint
-- Seats taken never exceed the round's seats, whatever runs at the same time.
CREATE FUNCTION refuse_overfull_round() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  allowed integer;
  taken integer;
BEGIN
  IF NEW.round_id IS NULL THEN RETURN NEW; END IF;
  SELECT seats INTO allowed FROM rounds WHERE id = NEW.round_id FOR UPDATE;
  SELECT count(*) INTO taken FROM grants WHERE round_id = NEW.round_id AND upper(lives) > NEW.created_at;
  IF taken >= allowed THEN
    RAISE EXCEPTION 'round % has % seats and all are taken', NEW.round_id, allowed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'grants_seats', TABLE = 'grants';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER grants_seats BEFORE INSERT ON grants FOR EACH ROW EXECUTE FUNCTION refuse_overfull_round();
--> statement-breakpoint
-- Every row that evaluation reads is stamped with the revision of its transaction, taken under the lock of the one
-- state row: revisions become visible in their order, so "since revision N" never misses a change.
CREATE FUNCTION stamp_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stamped text := current_setting('latchkey.revision', true);
BEGIN
  IF stamped IS NULL OR stamped = '' THEN
    UPDATE evaluation_state SET revision = revision + 1 WHERE id = 1 RETURNING revision::text INTO stamped;
    PERFORM set_config('latchkey.revision', stamped, true);
    PERFORM pg_notify('latchkey_revision', stamped);
  END IF;
  NEW.revision := stamped::bigint;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER features_revision BEFORE INSERT OR UPDATE ON features FOR EACH ROW EXECUTE FUNCTION stamp_revision();
--> statement-breakpoint
CREATE TRIGGER feature_environments_revision BEFORE INSERT OR UPDATE ON feature_environments FOR EACH ROW EXECUTE FUNCTION stamp_revision();
--> statement-breakpoint
CREATE TRIGGER accounts_revision BEFORE INSERT ON accounts FOR EACH ROW EXECUTE FUNCTION stamp_revision();
--> statement-breakpoint
CREATE TRIGGER exclusions_revision BEFORE INSERT OR UPDATE ON exclusions FOR EACH ROW EXECUTE FUNCTION stamp_revision();
--> statement-breakpoint
CREATE TRIGGER grants_revision BEFORE INSERT OR UPDATE ON grants FOR EACH ROW EXECUTE FUNCTION stamp_revision();
--> statement-breakpoint
CREATE TRIGGER api_keys_revision BEFORE INSERT OR UPDATE OF revoked_at, expires_at ON api_keys FOR EACH ROW EXECUTE FUNCTION stamp_revision();
--> statement-breakpoint
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit events are append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
