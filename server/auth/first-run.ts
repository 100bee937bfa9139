import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { connection } from '#db/client.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { type FirstAdminInput, firstAdminInput } from '#domain/first-admin.ts';
import { inputSentence } from '#domain/inputs/input-sentence.ts';
import { typedSecret } from '#domain/passwords.ts';
import { readEnv } from '#env.ts';
import { forgetAttempts, takeAttempt } from '#server/auth/sign-in-attempts.ts';
import { makeTheFirstAdmin } from '#server/commands/people/make-first-admin.ts';
import { readSetupCode, setupSentence } from '#server/setup-code.ts';

/** Stands among the addresses of sign-in attempts; no address is written like this. */
const attemptsAt = 'setup code';

/** People are never deleted: once somebody is here, somebody is. */
let somebodyIsHere = false;
let said = false;

/** The code that the first person must know, nothing once somebody is here. */
async function setupCode(): Promise<string | undefined> {
  if (somebodyIsHere) return undefined;
  const code = await readSetupCode(connection().db, readEnv().AUTH_SECRET);
  somebodyIsHere = code === undefined;
  return code;
}

export async function isFirstRun(): Promise<boolean> {
  return (await setupCode()) !== undefined;
}

/** Says it in the log once more, for whoever opens the page long after the start. */
export async function saySetupCode(): Promise<void> {
  const code = await setupCode();
  if (!code || said) return;
  said = true;
  process.stderr.write(`${setupSentence(code, readEnv().AUTH_URL)}\n`);
}

export type FirstAdminOutcome =
  | { readonly ok: true; readonly email: string }
  | (Refusal & { readonly field: 'code' | keyof FirstAdminInput | undefined });

export async function becomeFirstAdmin(
  given: FirstAdminInput,
  typedCode: string,
  now: Date,
  requestId?: string | undefined,
): Promise<FirstAdminOutcome> {
  const read = firstAdminInput.safeParse(given);
  if (!read.success) {
    const field = read.error.issues[0]?.path[0];
    return { ...refuse('invalid', inputSentence(read.error)), field: fieldOf(field) };
  }
  const code = await setupCode();
  if (!code)
    return {
      ...refuse('conflict', 'Somebody has set up this house already. Sign in instead.'),
      field: undefined,
    };
  if (!(await takeAttempt(attemptsAt, now)))
    return { ...refuse('denied', 'That was tried too often. Wait 15 minutes.'), field: 'code' };
  if (!isSame(typedCode, code))
    return {
      ...refuse('denied', "This is not the setup code. It stands in the server's log, after “setup code”."),
      field: 'code',
    };
  const made = await makeTheFirstAdmin({ db: connection().db }, read.data, now, requestId);
  if (!made.ok) return { ...made, field: made.field };
  await forgetAttempts(attemptsAt);
  return made;
}

function fieldOf(name: unknown): keyof FirstAdminInput | undefined {
  return name === 'name' || name === 'email' || name === 'password' ? name : undefined;
}

/** In a time that tells nothing of how much was right. */
function isSame(typed: string, code: string): boolean {
  const digest = (text: string) => createHash('sha256').update(typedSecret(text)).digest();
  return timingSafeEqual(digest(typed), digest(code));
}
