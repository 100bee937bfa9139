-- Client keys of before name no page and ask for no proof: whoever has one may make a new one.
UPDATE "api_keys" SET "revoked_at" = now() WHERE "kind" = 'client' AND "revoked_at" IS NULL AND "origins" = '{}';
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "stream_secret" text DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_hash_form" CHECK ("api_keys"."hash" ~ '^[0-9a-f]{64}$');