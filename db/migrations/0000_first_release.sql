CREATE TABLE "approvals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"request_revision" integer NOT NULL,
	"step" integer NOT NULL,
	"decided_by" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "approvals_one_per_person" UNIQUE("request_id","request_revision","decided_by")
);
--> statement-breakpoint
CREATE TABLE "exclusions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feature_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"lifted_at" timestamp with time zone,
	"revision" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grant_activations" (
	"grant_id" uuid PRIMARY KEY NOT NULL,
	"environment_key" text NOT NULL,
	"first_on_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feature_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"round_id" uuid,
	"request_id" uuid,
	"variant" text NOT NULL,
	"contact_keys" text[] DEFAULT '{}' NOT NULL,
	"source" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_as" text,
	"end_reason" text,
	"reason" text NOT NULL,
	"policy_version" integer,
	"rule_text" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"intent_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"lives" "tstzrange" GENERATED ALWAYS AS (tstzrange(starts_at, greatest(starts_at, least(expires_at, ended_at)))) STORED,
	"revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "grants_end_after_start" CHECK ("grants"."expires_at" > "grants"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"reason" text NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feature_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"status" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_for" uuid NOT NULL,
	"reason" text NOT NULL,
	"days" integer NOT NULL,
	"deal_close_date" date,
	"steps" jsonb NOT NULL,
	"policy_version" integer NOT NULL,
	"rule_text" text NOT NULL,
	"intent_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"crm_id" text,
	"owner_id" uuid NOT NULL,
	"team_id" uuid,
	"tier" text NOT NULL,
	"arr" integer DEFAULT 0 NOT NULL,
	"region" text NOT NULL,
	"type" text NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "accounts_key_unique" UNIQUE("key"),
	CONSTRAINT "accounts_arr_not_negative" CHECK ("accounts"."arr" >= 0)
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	CONSTRAINT "contacts_account_key" UNIQUE("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" uuid NOT NULL,
	"actor" jsonb NOT NULL,
	"actor_id" uuid,
	"type" text NOT NULL,
	"feature_id" uuid,
	"account_id" uuid,
	"event" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_one_row" CHECK ("audit_head"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "command_records" (
	"actor_id" uuid NOT NULL,
	"command_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"input_hash" text NOT NULL,
	"result" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "command_records_actor_id_command_id_pk" PRIMARY KEY("actor_id","command_id")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"event_seq" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notifications_once" UNIQUE("user_id","event_seq")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"environment_key" text NOT NULL,
	"hash" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revision" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evaluation_rollups" (
	"environment_key" text NOT NULL,
	"feature_key" text NOT NULL,
	"account_key" text NOT NULL,
	"first_on_at" timestamp with time zone,
	"last_on_at" timestamp with time zone,
	"last_asked_at" timestamp with time zone NOT NULL,
	"last_variant" text NOT NULL,
	"last_on" integer NOT NULL,
	"on_count" bigint DEFAULT 0 NOT NULL,
	"off_count" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "evaluation_rollups_environment_key_feature_key_account_key_pk" PRIMARY KEY("environment_key","feature_key","account_key")
);
--> statement-breakpoint
CREATE TABLE "evaluation_state" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	"epoch" uuid DEFAULT gen_random_uuid() NOT NULL,
	CONSTRAINT "evaluation_state_one_row" CHECK ("evaluation_state"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "environments" (
	"key" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"production" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feature_environments" (
	"feature_id" uuid NOT NULL,
	"environment_key" text NOT NULL,
	"serving" text NOT NULL,
	"killed_from" text,
	"killed_at" timestamp with time zone,
	"kill_reason" text,
	"revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "feature_environments_feature_id_environment_key_pk" PRIMARY KEY("feature_id","environment_key")
);
--> statement-breakpoint
CREATE TABLE "features" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"talking_points" text[] DEFAULT '{}' NOT NULL,
	"known_limitations" text[] DEFAULT '{}' NOT NULL,
	"docs_url" text,
	"engineer_id" uuid NOT NULL,
	"pm_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"value_type" text NOT NULL,
	"variants" jsonb NOT NULL,
	"on_variant" text NOT NULL,
	"off_variant" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "features_key_unique" UNIQUE("key"),
	CONSTRAINT "features_key_form" CHECK ("features"."key" ~ '^[a-z0-9][a-z0-9._-]{0,63}$')
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feature_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"status" text NOT NULL,
	"seats" integer NOT NULL,
	"default_days" integer NOT NULL,
	"max_days" integer NOT NULL,
	"eligibility" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rules" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"opens_when_ready" boolean DEFAULT false NOT NULL,
	"skip_reason" text,
	"planned_open_at" timestamp with time zone,
	"planned_close_at" timestamp with time zone,
	"ready_at" timestamp with time zone,
	"ready_note" text,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rounds_feature_kind_number" UNIQUE("feature_id","kind","number"),
	CONSTRAINT "rounds_seats_positive" CHECK ("rounds"."seats" between 1 and 100000),
	CONSTRAINT "rounds_days_in_order" CHECK ("rounds"."default_days" between 1 and "rounds"."max_days")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"email" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "teams_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"roles" text[] DEFAULT '{}' NOT NULL,
	"team_id" uuid,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exclusions" ADD CONSTRAINT "exclusions_feature_id_features_id_fk" FOREIGN KEY ("feature_id") REFERENCES "public"."features"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exclusions" ADD CONSTRAINT "exclusions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exclusions" ADD CONSTRAINT "exclusions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_activations" ADD CONSTRAINT "grant_activations_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_policy_version_policy_versions_version_fk" FOREIGN KEY ("policy_version") REFERENCES "public"."policy_versions"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_granted_by_users_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_feature_id_features_id_fk" FOREIGN KEY ("feature_id") REFERENCES "public"."features"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_feature_id_features_id_fk" FOREIGN KEY ("feature_id") REFERENCES "public"."features"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_requested_for_users_id_fk" FOREIGN KEY ("requested_for") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_policy_version_policy_versions_version_fk" FOREIGN KEY ("policy_version") REFERENCES "public"."policy_versions"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_environment_key_environments_key_fk" FOREIGN KEY ("environment_key") REFERENCES "public"."environments"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feature_environments" ADD CONSTRAINT "feature_environments_feature_id_features_id_fk" FOREIGN KEY ("feature_id") REFERENCES "public"."features"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feature_environments" ADD CONSTRAINT "feature_environments_environment_key_environments_key_fk" FOREIGN KEY ("environment_key") REFERENCES "public"."environments"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "features" ADD CONSTRAINT "features_engineer_id_users_id_fk" FOREIGN KEY ("engineer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "features" ADD CONSTRAINT "features_pm_id_users_id_fk" FOREIGN KEY ("pm_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_feature_id_features_id_fk" FOREIGN KEY ("feature_id") REFERENCES "public"."features"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exclusions_revision" ON "exclusions" USING btree ("revision");--> statement-breakpoint
CREATE UNIQUE INDEX "exclusions_one_living" ON "exclusions" USING btree ("feature_id","account_id") WHERE "exclusions"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "grant_activations_unrecorded" ON "grant_activations" USING btree ("first_on_at") WHERE "grant_activations"."recorded_at" is null;--> statement-breakpoint
CREATE INDEX "grants_revision" ON "grants" USING btree ("revision");--> statement-breakpoint
CREATE INDEX "grants_feature" ON "grants" USING btree ("feature_id","created_at");--> statement-breakpoint
CREATE INDEX "grants_account" ON "grants" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "grants_round" ON "grants" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "grants_granted_by" ON "grants" USING btree ("granted_by","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_one_pending" ON "requests" USING btree ("feature_id","account_id") WHERE "requests"."status" in ('pending', 'waitlisted', 'offered');--> statement-breakpoint
CREATE INDEX "requests_account" ON "requests" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "requests_requested_by" ON "requests" USING btree ("requested_by","created_at");--> statement-breakpoint
CREATE INDEX "requests_pending" ON "requests" USING btree ("created_at") WHERE "requests"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "accounts_revision" ON "accounts" USING btree ("revision");--> statement-breakpoint
CREATE INDEX "accounts_owner" ON "accounts" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "accounts_name" ON "accounts" USING btree (lower("name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "audit_events_feature" ON "audit_events" USING btree ("feature_id","seq");--> statement-breakpoint
CREATE INDEX "audit_events_account" ON "audit_events" USING btree ("account_id","seq");--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "audit_events" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_events_type" ON "audit_events" USING btree ("type","seq");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "notifications_user" ON "notifications" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "api_keys_revision" ON "api_keys" USING btree ("revision");--> statement-breakpoint
CREATE INDEX "evaluation_rollups_account" ON "evaluation_rollups" USING btree ("account_key","last_asked_at");--> statement-breakpoint
CREATE INDEX "feature_environments_revision" ON "feature_environments" USING btree ("revision");--> statement-breakpoint
CREATE INDEX "features_revision" ON "features" USING btree ("revision");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_one_running" ON "rounds" USING btree ("feature_id") WHERE "rounds"."status" in ('open', 'paused');--> statement-breakpoint
CREATE INDEX "sign_in_attempts_email_at" ON "sign_in_attempts" USING btree ("email","at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));