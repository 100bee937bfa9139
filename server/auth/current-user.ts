import 'server-only';
import { and, eq, gt, isNotNull, isNull, lt } from 'drizzle-orm';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { connection } from '#db/client.ts';
import { secondFactors, sessions } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';
import { settings } from '#db/schema/working.ts';
import type { Role } from '#domain/permissions.ts';
import { mustSetUpSecondFactor } from '#domain/second-factor.ts';
import { auth } from '#server/auth/auth.ts';
import { isFirstRun } from '#server/auth/first-run.ts';
import { safeReturnPath } from '#server/auth/safe-return-path.ts';

export interface CurrentUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: Role[];
  readonly teamId: string | null;
  readonly sessionId: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const seenEveryMs = 60_000;

/** Who is signed in: what the cookie says counts for as long as the database knows a living session by that name. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const session = await auth();
  return findSignedIn(session?.user?.id, session?.sessionId, new Date());
});

/** Whoever must set up a second factor first is nobody until then, besides on the page where they do. */
export async function currentUser(): Promise<CurrentUser | null> {
  const found = await signedIn();
  return found && !found.mustSetUp ? found.user : null;
}

interface SignedIn {
  readonly user: CurrentUser;
  readonly mustSetUp: boolean;
}

/** Read at every request: a change of roles and the end of a session are seen at once. */
export async function findSignedIn(
  userId: string | undefined,
  sessionId: string | undefined,
  now: Date,
): Promise<SignedIn | null> {
  if (!userId || !sessionId || !uuid.test(userId) || !uuid.test(sessionId)) return null;
  const [found] = await connection()
    .db.select({
      user: {
        ...{ id: users.id, email: users.email, name: users.name, roles: users.roles },
        ...{ teamId: users.teamId, sessionId: sessions.id },
      },
      seenAt: sessions.seenAt,
      method: sessions.method,
      hasSecondFactor: isNotNull(secondFactors.confirmedAt).mapWith(Boolean),
      wanted: settings.secondFactorFor,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(settings, eq(settings.id, 1))
    .leftJoin(secondFactors, eq(secondFactors.userId, users.id))
    .where(
      and(
        eq(sessions.id, sessionId),
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        users.active,
      ),
    )
    .limit(1);
  if (!found) return null;
  const { user, seenAt, wanted, ...how } = found;
  noteSeen(sessionId, seenAt, now);
  return { user, mustSetUp: mustSetUpSecondFactor(wanted ?? 'nobody', { roles: user.roles, ...how }) };
}

/** Nobody waits for it, and nothing depends on it. */
function noteSeen(sessionId: string, seenAt: Date, now: Date): void {
  const before = new Date(now.getTime() - seenEveryMs);
  if (seenAt > before) return;
  connection()
    .db.update(sessions)
    .set({ seenAt: now })
    .where(and(eq(sessions.id, sessionId), lt(sessions.seenAt, before)))
    .catch(() => {});
}

/** Where the reader wanted to go comes back after signing in; the server puts it in a header of the request. */
export async function requireUser(): Promise<CurrentUser> {
  const { user, mustSetUp } = await requireSignedIn();
  if (mustSetUp) redirect('/second-factor');
  return user;
}

/** The same for whoever has a second factor to set up still. */
export async function requireSignedIn(): Promise<SignedIn> {
  const found = await signedIn();
  if (found) return found;
  if (await isFirstRun()) redirect('/welcome');
  const wanted = safeReturnPath((await headers()).get('x-latchkey-path'));
  redirect(wanted === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(wanted)}`);
}
