-- Whatever evaluation reads of a key raises the revision; its last use does not.
DROP TRIGGER api_keys_revision ON api_keys;
--> statement-breakpoint
CREATE TRIGGER api_keys_revision BEFORE INSERT OR UPDATE OF
  environment_key, hash, expires_at, revoked_at, origins, proof_required, proof_public_key, single_per_second, bulk_per_second, max_streams
  ON api_keys FOR EACH ROW EXECUTE FUNCTION stamp_revision();
--> statement-breakpoint
-- What an evaluation plane may write, and nothing else: a relay's role can run these three and change no table itself.
-- Sorted, so that several writers never wait in a circle.
CREATE FUNCTION add_evaluation_rollups(counted json) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
    off_count = kept.off_count + excluded.off_count
$$;
--> statement-breakpoint
-- The first `on` answer of each grant; a later one, of this process or another, changes nothing.
CREATE FUNCTION add_grant_activations(told json) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO grant_activations (grant_id, environment_key, first_on_at)
  SELECT grants.id, told."environmentKey", to_timestamp(told."firstOnAt" / 1000)
  FROM json_to_recordset(told) AS told ("grantId" uuid, "environmentKey" text, "firstOnAt" float8)
  JOIN grants ON grants.id = told."grantId"
  ORDER BY 1
  ON CONFLICT (grant_id) DO NOTHING
$$;
--> statement-breakpoint
-- When each key was last used: `[{"id": …, "usedAt": milliseconds}]`.
CREATE FUNCTION note_key_uses(used json) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE api_keys SET last_used_at = greatest(last_used_at, to_timestamp(used."usedAt" / 1000))
  FROM (
    SELECT api_keys.id, told."usedAt"
    FROM json_to_recordset(used) AS told (id text, "usedAt" float8)
    JOIN api_keys ON api_keys.id = told.id
    ORDER BY api_keys.id
    FOR UPDATE OF api_keys
  ) AS used
  WHERE api_keys.id = used.id
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION add_evaluation_rollups(json), add_grant_activations(json), note_key_uses(json) FROM PUBLIC;
