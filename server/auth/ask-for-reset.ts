import 'server-only';
import { connection } from '#db/client.ts';
import { addressTyped } from '#server/auth/address-typed.ts';
import { takeAttempt } from '#server/auth/sign-in-attempts.ts';
import { askReset } from '#server/commands/sign-in/ask-reset.ts';
import { isMailSetUp } from '#server/mail-set-up.ts';

const mostForOneAddress = 3;
const mostFromOnePlace = 30;

/**
 * Has a link mailed to whoever has this address and a password. Nobody hears whether that is so: what is done, and in
 * which time, is the same.
 */
export async function askForReset(email: string, from: string, now: Date): Promise<void> {
  const address = addressTyped(email);
  if (!address || !isMailSetUp()) return;
  if (!(await takeAttempt(`reset from ${from}`, now, mostFromOnePlace))) return;
  if (!(await takeAttempt(`reset of ${address}`, now, mostForOneAddress))) return;
  await askReset(connection().db, address, now);
}

export const canMailLinks = isMailSetUp;
