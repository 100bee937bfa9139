import 'server-only';
import { connection } from '#db/client.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { requireSignedIn } from '#server/auth/current-user.ts';
import { forgetAttempts, takeAttempt } from '#server/auth/sign-in-attempts.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  switchOffSecondFactor,
} from '#server/commands/sign-in/own-second-factor.ts';

/** For whoever is signed in, also before they may do anything else. */
export async function beginOwnSecondFactor(now: Date) {
  const { user } = await requireSignedIn();
  return beginSecondFactor(connection(), user.id, now);
}

export function confirmOwnSecondFactor(code: string, now: Date, requestId: string | undefined) {
  return counted(confirmSecondFactor, code, now, requestId);
}

export function renewOwnRecoveryCodes(proof: string, now: Date, requestId: string | undefined) {
  return counted(renewRecoveryCodes, proof, now, requestId);
}

export function switchOffOwnSecondFactor(proof: string, now: Date, requestId: string | undefined) {
  return counted(switchOffSecondFactor, proof, now, requestId);
}

type Deed<Done> = (
  base: ReturnType<typeof connection>,
  userId: string,
  typed: string,
  now: Date,
  requestId: string | undefined,
  sessionId: string,
) => Promise<Done | Refusal>;

/** A stranger at their screen does not get to guess for long. */
async function counted<Done extends { readonly ok: true }>(
  deed: Deed<Done>,
  typed: string,
  now: Date,
  requestId: string | undefined,
): Promise<Done | Refusal> {
  const { user } = await requireSignedIn();
  const attempts = `second factor of ${user.id}`;
  if (!(await takeAttempt(attempts, now)))
    return refuse('denied', 'That was tried too often. Wait 15 minutes.');
  const outcome = await deed(connection(), user.id, typed, now, requestId, user.sessionId);
  if (outcome.ok) await forgetAttempts(attempts);
  return outcome;
}
