ALTER TABLE "password_links" ADD COLUMN "queued_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "second_factor_for" text DEFAULT 'nobody' NOT NULL;--> statement-breakpoint
CREATE INDEX "password_links_to_mail" ON "password_links" USING btree ("created_at") WHERE "password_links"."queued_at" is null;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_second_factor" CHECK ("settings"."second_factor_for" in ('nobody', 'admins', 'everybody'));