import type { Database } from '#db/client.ts';
import { settings } from '#db/schema/working.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';

export async function houseSettings(db: Database, by: Person) {
  const [times] = await db
    .select({
      offerHours: settings.offerHours,
      reminderHours: settings.reminderHours,
      escalationHours: settings.escalationHours,
    })
    .from(settings);
  if (!times) throw new Error('There are no settings; was the database migrated?');
  return { times, mayChange: permits('change_settings', by.roles, {}) };
}
