CREATE INDEX "requests_requested_for" ON "requests" USING btree ("requested_for","created_at");--> statement-breakpoint
CREATE INDEX "accounts_key_prefix" ON "accounts" USING btree ("key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "accounts_by_name" ON "accounts" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "accounts_by_value" ON "accounts" USING btree ("arr","id");--> statement-breakpoint
CREATE INDEX "contacts_name_trgm" ON "contacts" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contacts_email_trgm" ON "contacts" USING gin ("email" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "audit_events_command" ON "audit_events" USING btree ("command_id");--> statement-breakpoint
CREATE INDEX "audit_events_hash" ON "audit_events" USING btree ("hash" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "features_name_trgm" ON "features" USING gin ("name" gin_trgm_ops);