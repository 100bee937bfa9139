import { eq } from 'drizzle-orm';
import { directoryTokens, groupRoles } from '#db/schema/directory.ts';
import { importJobs, importRows } from '#db/schema/transfers.ts';
import { users } from '#db/schema/users.ts';
import type { House } from '#server/house.ts';
import type { Scene, SceneOptions } from '#tests/support/scene.ts';

/** What an admin could revoke or remove. */
export async function insertDirectory(
  db: House['db'],
  scene: Scene,
  { directory, pm }: SceneOptions,
  createdAt: Date,
): Promise<void> {
  if (directory === 'token') {
    const token = { id: scene.keyId, name: 'The directory', hash: 'a'.repeat(64) };
    await db.insert(directoryTokens).values({ ...token, createdBy: pm.id, createdAt });
    return;
  }
  const groupName = `Group ${scene.teamId}`;
  await db.insert(groupRoles).values({ id: scene.teamId, groupName, roles: ['viewer'], createdAt });
  await db
    .update(users)
    .set({ claimedGroups: [groupName] })
    .where(eq(users.id, scene.personId));
}

export async function insertImports(db: House['db'], scene: Scene, userId: string, now: Date): Promise<void> {
  const otherwise = { ownerId: null, tier: 'Business', region: 'EU', type: 'customer' } as const;
  const plain = { userId, fileName: 'a.csv', columns: ['Name'], createdAt: now, total: 1 };
  const mapping = { fields: ['name' as const], otherwise };
  await db.insert(importJobs).values([
    { ...plain, mapping, id: scene.draftId, status: 'draft' },
    { ...plain, mapping, id: scene.importId, status: 'waiting' },
  ]);
  await db.insert(importRows).values({ jobId: scene.draftId, line: 2, cells: ['Initech'], outcome: 'waits' });
}
