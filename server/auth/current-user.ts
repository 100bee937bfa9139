import 'server-only';
import { and, eq, isNull, lte, or } from 'drizzle-orm';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { connection } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import type { Role } from '#domain/permissions.ts';
import { auth } from '#server/auth/auth.ts';
import { isFirstRun } from '#server/auth/first-run.ts';
import { safeReturnPath } from '#server/auth/safe-return-path.ts';

export interface CurrentUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: Role[];
  readonly teamId: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who is signed in, read from the database at every request: a change of roles is seen at once. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const session = await auth();
  const id = session?.user?.id;
  if (!id || !uuid.test(id)) return null;
  const [user] = await connection()
    .db.select({
      id: users.id,
      email: users.email,
      name: users.name,
      roles: users.roles,
      teamId: users.teamId,
    })
    .from(users)
    .where(and(eq(users.id, id), users.active, stillHolds(session.began ?? 0)))
    .limit(1);
  return user ?? null;
});

/** Whether sessions of the person that began at that moment were not ended since. */
function stillHolds(began: number) {
  return or(isNull(users.sessionsSince), lte(users.sessionsSince, new Date(began)));
}

/** Where the reader wanted to go comes back after signing in; the server puts it in a header of the request. */
export async function requireUser(): Promise<CurrentUser> {
  const user = await currentUser();
  if (user) return user;
  if (await isFirstRun()) redirect('/welcome');
  const wanted = safeReturnPath((await headers()).get('x-latchkey-path'));
  redirect(wanted === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(wanted)}`);
}
