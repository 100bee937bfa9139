DROP INDEX "grants_round";--> statement-breakpoint
DROP INDEX "grants_seller";--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "ends_at" timestamp with time zone GENERATED ALWAYS AS (case when least(expires_at, ended_at) > starts_at then least(expires_at, ended_at) end) STORED;--> statement-breakpoint
CREATE INDEX "grants_created" ON "grants" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "grants_feature_ends" ON "grants" USING btree ("feature_id","ends_at");--> statement-breakpoint
CREATE INDEX "grants_account_ends" ON "grants" USING btree ("account_id","ends_at");--> statement-breakpoint
CREATE INDEX "grants_round_ends" ON "grants" USING btree ("round_id","ends_at","account_id");--> statement-breakpoint
CREATE INDEX "grants_seller_ends" ON "grants" USING btree ("seller_id","ends_at");--> statement-breakpoint
CREATE INDEX "grants_request" ON "grants" USING btree ("request_id") WHERE "grants"."request_id" is not null;--> statement-breakpoint
CREATE INDEX "grants_break_glass" ON "grants" USING btree ("created_at") WHERE "grants"."source" = 'break_glass';--> statement-breakpoint
CREATE INDEX "requests_feature" ON "requests" USING btree ("feature_id","created_at");--> statement-breakpoint
CREATE INDEX "requests_open" ON "requests" USING btree ("created_at","id") WHERE "requests"."status" in ('pending', 'waitlisted', 'offered');--> statement-breakpoint
CREATE INDEX "accounts_team" ON "accounts" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "accounts_sample" ON "accounts" USING btree ("id") WHERE "accounts"."sample";--> statement-breakpoint
CREATE INDEX "accounts_tags" ON "accounts" USING btree ("tags") WHERE "accounts"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "evaluation_rollups_environment" ON "evaluation_rollups" USING btree ("environment_key","account_key","last_asked_at");--> statement-breakpoint
-- As before, by a column that an index holds.
CREATE OR REPLACE FUNCTION seats_taken(of_round uuid, at timestamptz, besides_request uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT (SELECT count(*) FROM grants WHERE round_id = of_round AND ends_at > at)::integer
    + (SELECT count(*) FROM requests
       WHERE round_id = of_round AND status = 'offered' AND offered_until > at AND id IS DISTINCT FROM besides_request)::integer
$$;
