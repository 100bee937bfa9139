import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { connection } from '#db/client.ts';
import { sessions } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';
import { hourMs } from '#domain/dates.ts';
import { sessionHours } from '#domain/sessions.ts';

export interface SignIn {
  readonly userId: string;
  readonly method: 'password' | 'single_sign_on';
  readonly userAgent: string;
  readonly address: string;
  /** What the password was compared with: one that was replaced meanwhile opens nothing. */
  readonly passwordHash?: string;
}

const longestUserAgent = 512;

/**
 * Begins a session under an id of its own, whatever the browser brought along.
 * @returns its id, nothing when the person may not come in any more, or has no role.
 */
export async function openSession(signIn: SignIn, now: Date): Promise<string | undefined> {
  const { userId, method, address, passwordHash } = signIn;
  return connection().db.transaction(async (tx) => {
    // Whoever ends the person's sessions at this moment holds the row, and ends this one too or is seen here.
    const [user] = await tx
      .select({ passwordHash: users.passwordHash })
      .from(users)
      .where(and(eq(users.id, userId), users.active, sql`cardinality(${users.roles}) > 0`))
      .for('share');
    if (!user || (passwordHash !== undefined && user.passwordHash !== passwordHash)) return undefined;
    const id = randomUUID();
    await tx.insert(sessions).values({
      ...{ id, userId, method, address, beganAt: now, seenAt: now },
      userAgent: signIn.userAgent.slice(0, longestUserAgent),
      expiresAt: new Date(now.getTime() + sessionHours * hourMs),
    });
    return id;
  });
}
