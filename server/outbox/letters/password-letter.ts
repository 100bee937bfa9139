import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { passwordLinks } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';
import type { LinkPurpose } from '#domain/password-links.ts';
import type { Channel } from '#server/outbox/channels/channel.ts';
import { writeWithLink } from '#server/outbox/channels/letter-text.ts';
import { passwordToken } from '#server/passwords/password-link.ts';

export const passwordLetterQueue = 'password-letters';

/** Which link; what is in the letter is made when it is sent, so that no queue holds it. */
export interface PasswordLetterJob {
  readonly linkId: string;
}
export type PostLetters = (tx: Transaction, jobs: readonly PasswordLetterJob[]) => Promise<void>;

interface Sending {
  readonly db: Database;
  readonly channel: Pick<Channel, 'send'>;
  readonly publicUrl: string;
}

const words: Record<LinkPurpose, { subject: string; before: string; link: string; after: string }> = {
  reset: {
    subject: 'Choose a new password for Latchkey',
    before: 'Somebody asked for a new password for your sign-in at Latchkey. If that was you, choose one:',
    link: 'Choose a new password',
    after:
      'The link holds for one hour, and once. If it was not you, do nothing: your password stays as it is.',
  },
  invitation: {
    subject: 'You are invited to Latchkey',
    before: 'You can sign in to Latchkey with this e-mail address. Choose a password first:',
    link: 'Choose a password',
    after: 'The link holds for seven days, and once. Opening it changes nothing.',
  },
};

/** Hands links that nobody was sent yet to the queue; each once, however many processes look. */
export async function postPasswordLetters(db: Database, post: PostLetters, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const waiting = await tx
      .select({ id: passwordLinks.id })
      .from(passwordLinks)
      .where(isNull(passwordLinks.queuedAt))
      .orderBy(passwordLinks.createdAt)
      .limit(100)
      .for('update', { skipLocked: true });
    if (waiting.length === 0) return;
    for (const { id } of waiting)
      await tx.update(passwordLinks).set({ queuedAt: now }).where(eq(passwordLinks.id, id));
    await post(
      tx,
      waiting.map(({ id }) => ({ linkId: id })),
    );
  });
}

/** Sends it, if its link still works. Sent twice, it is the same letter. */
export async function sendPasswordLetter(sending: Sending, job: PasswordLetterJob, now: Date): Promise<void> {
  const [found] = await sending.db
    .select({ link: passwordLinks, name: users.name, email: users.email })
    .from(passwordLinks)
    .innerJoin(users, and(eq(users.id, passwordLinks.userId), users.active))
    .where(
      and(eq(passwordLinks.id, job.linkId), isNull(passwordLinks.spentAt), gt(passwordLinks.expiresAt, now)),
    );
  if (!found) return;
  const { link, ...to } = found;
  const said = words[link.purpose];
  const href = new URL('/choose-password', sending.publicUrl);
  href.searchParams.set('token', passwordToken(link));
  const written = writeWithLink({ to, ...said, href: href.href });
  await sending.channel.send({ id: link.id, to, ...written });
}
