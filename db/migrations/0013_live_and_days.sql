-- Tells whoever shows something to people that events were committed: `from-to` (sequence numbers, inclusive).
CREATE FUNCTION announce_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('latchkey_events', (SELECT min(seq) || '-' || max(seq) FROM inserted));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_announced AFTER INSERT ON audit_events
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION announce_events();
--> statement-breakpoint
-- Whose notices changed: one id for each person.
CREATE FUNCTION announce_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('latchkey_notices', user_id::text) FROM (SELECT DISTINCT user_id FROM inserted) AS told;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER notifications_announced AFTER INSERT ON notifications
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION announce_notices();
--> statement-breakpoint
-- As before, and counts by day besides.
CREATE OR REPLACE FUNCTION add_evaluation_rollups(counted json) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO evaluation_rollups AS kept (
    environment_key, feature_key, account_key, first_on_at, last_on_at, last_asked_at,
    last_variant, last_on, on_count, off_count)
  SELECT "environmentKey", "featureKey", "accountKey", to_timestamp("firstOnAt" / 1000), to_timestamp("lastOnAt" / 1000),
    to_timestamp("lastAskedAt" / 1000), "lastVariant", "lastOn"::int, "onCount", "offCount"
  FROM json_to_recordset(counted) AS counted (
    "environmentKey" text, "featureKey" text, "accountKey" text, "firstOnAt" float8, "lastOnAt" float8,
    "lastAskedAt" float8, "lastVariant" text, "lastOn" boolean, "onCount" bigint, "offCount" bigint)
  ORDER BY 1, 2, 3
  ON CONFLICT (environment_key, feature_key, account_key) DO UPDATE SET
    first_on_at = least(kept.first_on_at, excluded.first_on_at),
    last_on_at = greatest(kept.last_on_at, excluded.last_on_at),
    last_asked_at = greatest(kept.last_asked_at, excluded.last_asked_at),
    last_variant = CASE WHEN excluded.last_asked_at >= kept.last_asked_at
      THEN excluded.last_variant ELSE kept.last_variant END,
    last_on = CASE WHEN excluded.last_asked_at >= kept.last_asked_at THEN excluded.last_on ELSE kept.last_on END,
    on_count = kept.on_count + excluded.on_count,
    off_count = kept.off_count + excluded.off_count;
  INSERT INTO evaluation_days AS kept (feature_key, account_key, day, on_count, off_count)
  SELECT "featureKey", "accountKey", (to_timestamp("lastAskedAt" / 1000) AT TIME ZONE 'UTC')::date, sum("onCount"), sum("offCount")
  FROM json_to_recordset(counted) AS counted (
    "featureKey" text, "accountKey" text, "lastAskedAt" float8, "onCount" bigint, "offCount" bigint)
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (feature_key, account_key, day) DO UPDATE SET
    on_count = kept.on_count + excluded.on_count,
    off_count = kept.off_count + excluded.off_count;
$$;
