import 'server-only';
import { connection } from '#db/client.ts';
import { forgetAttempts } from '#server/auth/sign-in-attempts.ts';
import { chooseByLink, type LinkOutcome, readLink } from '#server/commands/sign-in/choose-by-link.ts';

/** Whose link it is, for as long as it works. */
export async function holderOfLink(token: string, now: Date) {
  const link = await readLink(connection().db, token, now);
  return link && { purpose: link.purpose, name: link.name, email: link.email };
}

export async function choosePasswordByLink(
  token: string,
  password: string,
  now: Date,
  requestId?: string | undefined,
): Promise<LinkOutcome> {
  const outcome = await chooseByLink(connection(), token, password, now, requestId);
  if (outcome.ok) await forgetAttempts(outcome.email.toLowerCase());
  return outcome;
}
