import 'server-only';
import { connection } from '#db/client.ts';
import { refuse } from '#domain/decision.ts';
import { renewCookie } from '#server/auth/auth.ts';
import { requireUser } from '#server/auth/current-user.ts';
import { handOverSession } from '#server/auth/renewed-cookie.ts';
import { forgetAttempts, takeAttempt } from '#server/auth/sign-in-attempts.ts';
import { changeOwnPassword, type PasswordOutcome } from '#server/commands/people/change-own-password.ts';

/** For whoever is signed in; a stranger at their screen does not get to guess for long. */
export async function choosePassword(
  typed: { readonly old: string; readonly next: string },
  now: Date,
  requestId: string | undefined,
): Promise<PasswordOutcome> {
  const { id, sessionId } = await requireUser();
  const attempts = `password of ${id}`;
  if (!(await takeAttempt(attempts, now)))
    return { ...refuse('denied', 'That was tried too often. Wait 15 minutes.'), field: 'old' };
  const who = { userId: id, sessionId, requestId };
  const outcome = await changeOwnPassword({ db: connection().db }, who, typed, now);
  if (!outcome.ok) return outcome;
  await forgetAttempts(attempts);
  await handOverSession(outcome.sessionId, () => renewCookie({}));
  return outcome;
}
