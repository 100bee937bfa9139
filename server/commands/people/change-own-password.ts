import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { longestPassword } from '#domain/passwords.ts';
import { appendEvents } from '#server/audit/append-events.ts';
import { endSessions } from '#server/commands/sign-in/end-sessions.ts';
import { spendLinks } from '#server/commands/sign-in/password-links.ts';
import { renewSession } from '#server/commands/sign-in/renew-session.ts';
import type { House } from '#server/house.ts';
import { fitsPassword, hashPassword } from '#server/passwords/hash-password.ts';
import { judgePassword } from '#server/passwords/judge-password.ts';

export type PasswordOutcome =
  | { readonly ok: true /** Under which their session goes on. */; readonly sessionId: string }
  | (Refusal & { readonly field: 'old' | 'next' });

interface Changer {
  readonly userId: string;
  readonly sessionId: string;
  readonly requestId?: string | undefined;
}

/**
 * Whoever knows their password chooses another. It is no command: the record of one keeps a print of what was typed,
 * and that of a password could be guessed. Their other sessions end, and the one they did it in goes on under another id.
 */
export async function changeOwnPassword(
  house: Pick<House, 'db'>,
  { userId, sessionId, requestId }: Changer,
  typed: { readonly old: string; readonly next: string },
  now: Date,
): Promise<PasswordOutcome> {
  return house.db.transaction(async (tx) => {
    const [user] = await tx
      .select()
      .from(users)
      .where(and(eq(users.id, userId), eq(users.active, true)))
      .for('no key update');
    const known = user?.passwordHash;
    if (!user || !known || typed.old.length > longestPassword || !(await fitsPassword(known, typed.old)))
      return { ...refuse('denied', 'This is not the password you have now.'), field: 'old' };
    if (typed.next === typed.old)
      return { ...refuse('invalid', 'This is the password you have now.'), field: 'next' };
    const problem = await judgePassword(typed.next, user);
    if (problem) return { ...refuse('invalid', problem), field: 'next' };
    const renewed = await renewSession(tx, { userId, sessionId }, now);
    if (!renewed) return { ...refuse('denied', 'You are not signed in any more.'), field: 'old' };
    await tx
      .update(users)
      .set({ passwordHash: await hashPassword(typed.next) })
      .where(eq(users.id, userId));
    await spendLinks(tx, userId, now);
    await endSessions(tx, userId, 'password', now, renewed);
    const actor = { kind: 'user', id: user.id, name: user.name } as const;
    await appendEvents(tx, [{ type: 'profile.password_changed' }], {
      actor,
      at: now,
      commandId: randomUUID(),
      requestId,
    });
    return { ok: true, sessionId: renewed };
  });
}
