-- A published policy never changes in anything, and the versions have no gaps.
CREATE OR REPLACE FUNCTION refuse_policy_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version <> coalesce((SELECT max(version) FROM policy_versions), 0) + 1
      AND NOT EXISTS (SELECT FROM policy_versions WHERE version = NEW.version) THEN
      RAISE EXCEPTION 'policy versions have no gaps'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_in_order', TABLE = 'policy_versions';
    END IF;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published policy does not change' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER policy_versions_no_truncate BEFORE TRUNCATE ON policy_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_policy_change();
--> statement-breakpoint
-- What was said to a request stays said; what counts no more belongs to an earlier revision.
CREATE FUNCTION refuse_approval_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'approvals are append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER approvals_append_only BEFORE UPDATE OR DELETE ON approvals
  FOR EACH ROW EXECUTE FUNCTION refuse_approval_change();
--> statement-breakpoint
CREATE TRIGGER approvals_no_truncate BEFORE TRUNCATE ON approvals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_approval_change();
