import type { Database } from '#db/client.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';
import { readWaitingTimes } from '#server/access/waiting-times.ts';

export async function houseSettings(db: Database, by: Person) {
  return { times: await readWaitingTimes(db), mayChange: permits('change_settings', by.roles, {}) };
}
