ALTER TABLE "audit_verifications" ADD COLUMN "last_seq" bigint;--> statement-breakpoint
ALTER TABLE "audit_verifications" ADD COLUMN "last_hash" text;--> statement-breakpoint
ALTER TABLE "audit_verifications" ADD COLUMN "heads" integer DEFAULT 0 NOT NULL;