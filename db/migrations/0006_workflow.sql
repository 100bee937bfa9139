-- Contracts: set not null grants.seller_id; servers stopped for this upgrade.
-- Contracts: set not null requests.revised_at; servers stopped for this upgrade.
CREATE TABLE "break_glass_reviews" (
	"grant_id" uuid PRIMARY KEY NOT NULL,
	"verdict" text NOT NULL,
	"note" text NOT NULL,
	"reviewed_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid,
	"grant_id" uuid,
	"feedback_id" uuid,
	"text" text NOT NULL,
	"author_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "comments_about_one" CHECK (num_nonnulls("comments"."request_id", "comments"."grant_id", "comments"."feedback_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feature_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"round_id" uuid,
	"sentiment" text NOT NULL,
	"text" text NOT NULL,
	"link" text,
	"author_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feature_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"heard_by" uuid NOT NULL,
	"note" text NOT NULL,
	"deal_value" integer,
	"deal_close_date" date,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_as" text,
	CONSTRAINT "interests_settled_whole" CHECK (("interests"."settled_at" is null) = ("interests"."settled_as" is null))
);
--> statement-breakpoint
CREATE TABLE "asks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"asked_by" uuid NOT NULL,
	"feature_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"facts" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"by_round" boolean NOT NULL,
	"policy_version" integer NOT NULL,
	"rule_text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"delegate_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delegations_two_people" CHECK ("delegations"."user_id" <> "delegations"."delegate_id"),
	CONSTRAINT "delegations_end_after_start" CHECK ("delegations"."ends_at" > "delegations"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "notice_settings" (
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"in_app" boolean NOT NULL,
	"mail" text NOT NULL,
	CONSTRAINT "notice_settings_user_id_kind_pk" PRIMARY KEY("user_id","kind")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"about" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminders_once" UNIQUE("kind","subject_id","about")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"offer_hours" integer DEFAULT 48 NOT NULL,
	"reminder_hours" integer DEFAULT 24 NOT NULL,
	"escalation_hours" integer DEFAULT 72 NOT NULL,
	CONSTRAINT "settings_one_row" CHECK ("settings"."id" = 1),
	CONSTRAINT "settings_in_bounds" CHECK ("settings"."offer_hours" between 1 and 720 and "settings"."reminder_hours" between 1 and 720 and "settings"."escalation_hours" between "settings"."reminder_hours" and 1440)
);
--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "on_behalf_of" uuid;--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "seller_id" uuid;--> statement-breakpoint
UPDATE "grants" SET "seller_id" = coalesce((SELECT "requested_for" FROM "requests" WHERE "requests"."id" = "grants"."request_id"), "granted_by");--> statement-breakpoint
ALTER TABLE "grants" ALTER COLUMN "seller_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "carried_from" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "deal_value" integer;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "starts_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "extends_grant_id" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "revised_at" timestamp with time zone;--> statement-breakpoint
-- Whoever answers has the whole time from now on: nothing that waits already goes on to others at once.
UPDATE "requests" SET "revised_at" = CASE WHEN "status" IN ('approved', 'rejected', 'cancelled') THEN "created_at" ELSE now() END;--> statement-breakpoint
ALTER TABLE "requests" ALTER COLUMN "revised_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "waits_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "wait_place" integer;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "offered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "offered_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "readiness" jsonb;--> statement-breakpoint
ALTER TABLE "break_glass_reviews" ADD CONSTRAINT "break_glass_reviews_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass_reviews" ADD CONSTRAINT "break_glass_reviews_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_feedback_id_feedback_id_fk" FOREIGN KEY ("feedback_id") REFERENCES "public"."feedback"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_feature_id_features_id_fk" FOREIGN KEY ("feature_id") REFERENCES "public"."features"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_feature_id_features_id_fk" FOREIGN KEY ("feature_id") REFERENCES "public"."features"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_heard_by_users_id_fk" FOREIGN KEY ("heard_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_delegate_id_users_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_request" ON "comments" USING btree ("request_id","created_at");--> statement-breakpoint
CREATE INDEX "comments_grant" ON "comments" USING btree ("grant_id","created_at");--> statement-breakpoint
CREATE INDEX "comments_feedback" ON "comments" USING btree ("feedback_id","created_at");--> statement-breakpoint
CREATE INDEX "feedback_feature" ON "feedback" USING btree ("feature_id","created_at");--> statement-breakpoint
CREATE INDEX "feedback_account" ON "feedback" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "interests_one_open" ON "interests" USING btree ("feature_id","account_id") WHERE "interests"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "interests_feature" ON "interests" USING btree ("feature_id","created_at");--> statement-breakpoint
CREATE INDEX "interests_account" ON "interests" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "asks_at" ON "asks" USING btree ("at");--> statement-breakpoint
CREATE INDEX "delegations_user" ON "delegations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "delegations_delegate" ON "delegations" USING btree ("delegate_id");--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_on_behalf_of_users_id_fk" FOREIGN KEY ("on_behalf_of") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_seller_id_users_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_carried_from_grants_id_fk" FOREIGN KEY ("carried_from") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_extends_grant_id_grants_id_fk" FOREIGN KEY ("extends_grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grants_seller" ON "grants" USING btree ("seller_id");--> statement-breakpoint
CREATE INDEX "requests_round_waiting" ON "requests" USING btree ("round_id") WHERE "requests"."status" in ('waitlisted', 'offered');--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_offer_ends" CHECK ("requests"."status" <> 'offered' or ("requests"."offered_at" is not null and "requests"."offered_until" > "requests"."offered_at"));