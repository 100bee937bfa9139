import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { passwordLinks } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { appendEvents } from '#server/audit/append-events.ts';
import type { House } from '#server/house.ts';
import { hashPassword } from '#server/passwords/hash-password.ts';
import { judgePassword } from '#server/passwords/judge-password.ts';
import { isTokenFor, linkIdIn } from '#server/passwords/password-link.ts';
import { endSessions } from './end-sessions.ts';
import { spendLinks } from './password-links.ts';

const linkIsOver = 'This link does not work any more. It holds once, and for a time.';

/** Whose link it is and what for, for as long as it works. Looking changes nothing. */
export async function readLink(db: Database | Transaction, token: string, now: Date) {
  const id = linkIdIn(token);
  if (!id) return undefined;
  const [link] = await db
    .select({
      ...{ id: passwordLinks.id, userId: passwordLinks.userId, purpose: passwordLinks.purpose },
      ...{ expiresAt: passwordLinks.expiresAt, spentAt: passwordLinks.spentAt },
      ...{ name: users.name, email: users.email },
    })
    .from(passwordLinks)
    .innerJoin(users, and(eq(users.id, passwordLinks.userId), users.active))
    .where(eq(passwordLinks.id, id));
  if (!link || link.spentAt || link.expiresAt <= now || !isTokenFor(link, token)) return undefined;
  return link;
}

export type LinkOutcome =
  | { readonly ok: true; readonly email: string }
  | (Refusal & { readonly field: 'password' | undefined });

/** Chooses a password with what came by e-mail. All sessions end, and every link that was sent. No command: see changeOwnPassword. */
export async function chooseByLink(
  house: Pick<House, 'db'>,
  token: string,
  password: string,
  now: Date,
  requestId?: string | undefined,
): Promise<LinkOutcome> {
  const over = { ...refuse('denied', linkIsOver), field: undefined };
  const known = await readLink(house.db, token, now);
  if (!known) return over;
  const problem = await judgePassword(password, known);
  if (problem) return { ...refuse('invalid', problem), field: 'password' };
  const passwordHash = await hashPassword(password);
  return house.db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, known.userId)).for('no key update');
    const link = await readLink(tx, token, now);
    if (!link) return over;
    await tx.update(users).set({ passwordHash }).where(eq(users.id, link.userId));
    await spendLinks(tx, link.userId, now);
    await endSessions(tx, link.userId, 'password', now);
    const actor = { kind: 'user', id: link.userId, name: link.name } as const;
    const type = link.purpose === 'reset' ? 'profile.password_reset' : 'profile.invitation_accepted';
    await appendEvents(tx, [{ type }], { actor, at: now, commandId: randomUUID(), requestId });
    return { ok: true, email: link.email };
  });
}
