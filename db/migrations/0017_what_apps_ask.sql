CREATE TABLE "unknown_asks" (
	"kind" text NOT NULL,
	"api_key_id" text NOT NULL,
	"asked" text NOT NULL,
	"environment_key" text NOT NULL,
	"last_asked_at" timestamp with time zone NOT NULL,
	"times" bigint NOT NULL,
	CONSTRAINT "unknown_asks_kind_api_key_id_asked_pk" PRIMARY KEY("kind","api_key_id","asked")
);
--> statement-breakpoint
CREATE INDEX "unknown_asks_asked" ON "unknown_asks" USING btree ("last_asked_at");--> statement-breakpoint
CREATE INDEX "evaluation_rollups_asked" ON "evaluation_rollups" USING btree ("last_asked_at");--> statement-breakpoint
-- What servers' apps asked for and is not there; the latest thousand are kept, so that no app can fill the disk.
CREATE FUNCTION note_unknown_asks(asked json) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO unknown_asks AS kept (kind, api_key_id, asked, environment_key, last_asked_at, times)
  SELECT kind, "apiKeyId", told.asked, "environmentKey", to_timestamp("lastAskedAt" / 1000), told.times
  FROM json_to_recordset(asked) AS told (
    kind text, "apiKeyId" text, asked text, "environmentKey" text, "lastAskedAt" float8, times bigint)
  ORDER BY 1, 2, 3
  ON CONFLICT (kind, api_key_id, asked) DO UPDATE SET
    last_asked_at = greatest(kept.last_asked_at, excluded.last_asked_at),
    times = kept.times + excluded.times;
  DELETE FROM unknown_asks WHERE last_asked_at < (
    SELECT last_asked_at FROM unknown_asks ORDER BY last_asked_at DESC OFFSET 1000 LIMIT 1);
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION note_unknown_asks(json) FROM PUBLIC;
