ALTER TABLE "requests" ADD COLUMN "variant" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "contact_keys" text[] DEFAULT '{}' NOT NULL;