ALTER TABLE "api_keys" ADD COLUMN "origins" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "proof_required" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "proof_public_key" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "single_per_second" integer DEFAULT 500 NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "bulk_per_second" integer DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "max_streams" integer DEFAULT 1000 NOT NULL;--> statement-breakpoint
ALTER TABLE "features" ADD COLUMN "visible_to_clients" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_limits" CHECK ("api_keys"."single_per_second" between 1 and 10000000 and "api_keys"."bulk_per_second" between 1 and 10000000 and "api_keys"."max_streams" between 0 and 1000000);--> statement-breakpoint
-- Client keys that were made before had no use yet: they stay, and no page may use them.
UPDATE "api_keys" SET "proof_required" = false WHERE "kind" = 'client';--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_proof" CHECK ("api_keys"."kind" = 'server' or not "api_keys"."proof_required" or "api_keys"."proof_public_key" is not null);