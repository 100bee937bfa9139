import type { Database } from '#db/client.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';
import { sizeOfSample } from '#server/access/sample-size.ts';

/** How much sample data there is, with what people made on top, and whether the reader may make and remove it. */
export async function sampleSize(db: Database, by: Person) {
  return { size: await sizeOfSample(db), mayChange: permits('manage_users', by.roles, {}) };
}
