import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { passwordLinks } from '#db/schema/sign-in.ts';
import { linkMs } from '#domain/password-links.ts';

/** No link that somebody was sent works any more. */
export async function spendLinks(tx: Transaction, userId: string, at: Date): Promise<void> {
  await tx
    .update(passwordLinks)
    .set({ spentAt: at })
    .where(and(eq(passwordLinks.userId, userId), isNull(passwordLinks.spentAt)));
}

/** An invitation in the place of earlier ones; it is mailed by itself. */
export async function makeInvitation(
  tx: Transaction,
  userId: string,
  { now, newId }: { readonly now: Date; readonly newId: () => string },
): Promise<void> {
  await spendLinks(tx, userId, now);
  const expiresAt = new Date(now.getTime() + linkMs.invitation);
  await tx
    .insert(passwordLinks)
    .values({ id: newId(), userId, purpose: 'invitation', createdAt: now, expiresAt });
}
