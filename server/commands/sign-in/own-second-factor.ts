import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { secondFactors } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { appendEvents } from '#server/audit/append-events.ts';
import type { House } from '#server/house.ts';
import { newTotpSecret, totpAddress } from '#server/second-factor/totp.ts';
import { secondFactorPurpose } from '#server/secrets/sealed-columns.ts';
import { sealer } from '#server/secrets/sealer.ts';
import { endSessions } from './end-sessions.ts';
import {
  loadSecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
  takeCode,
  takeProof,
} from './second-factor-rows.ts';

const longestCode = 64;

/** What people do about their own second factor. No commands, as with passwords: what is typed opens something. */
type Base = Pick<House, 'db'>;

interface NewSecondFactor {
  readonly ok: true;
  /** Shown this once, as a picture and as text. */
  readonly secret: string;
  readonly address: string;
}
export type CodesOutcome = { readonly ok: true; readonly codes: readonly string[] } | Refusal;

const notIt = refuse('denied', 'This code does not fit. Wait for the next one in your app, and type that.');
const needsPassword = refuse('denied', 'You sign in through your company, which asks for a second factor.');
const hasOne = refuse('conflict', 'You have a second factor already.');
const hasNone = refuse('conflict', 'You have no second factor.');

/** Makes a secret for an authenticator app. Nothing is asked for before a first code of it was typed. */
export async function beginSecondFactor(
  { db }: Base,
  userId: string,
  now: Date,
): Promise<NewSecondFactor | Refusal> {
  return db.transaction(async (tx) => {
    const user = await loadOwner(tx, userId);
    if (!user?.passwordHash) return needsPassword;
    const known = await loadSecondFactor(tx, userId);
    if (known?.confirmedAt) return hasOne;
    const secret = newTotpSecret();
    const sealedSecret = sealer().seal(secret, secondFactorPurpose(userId));
    const fresh = { sealedSecret, createdAt: now, lastStep: 0 };
    await tx
      .insert(secondFactors)
      .values({ userId, ...fresh })
      .onConflictDoUpdate({ target: secondFactors.userId, set: fresh });
    return { ok: true, secret, address: totpAddress(secret, user.email) };
  });
}

/** From the first right code on it is asked for at each sign-in. */
export async function confirmSecondFactor(
  { db }: Base,
  userId: string,
  code: string,
  now: Date,
  requestId?: string | undefined,
  /** Goes on; the person's other sessions began with a password alone, and end. */
  sessionId?: string,
): Promise<CodesOutcome> {
  return db.transaction(async (tx) => {
    const user = await loadOwner(tx, userId);
    const known = await loadSecondFactor(tx, userId);
    if (known?.confirmedAt) return hasOne;
    if (!user || !known || !(await takeCode(tx, userId, code, now))) return notIt;
    await tx.update(secondFactors).set({ confirmedAt: now }).where(eq(secondFactors.userId, userId));
    const codes = await replaceRecoveryCodes(tx, userId);
    if (sessionId) await endSessions(tx, userId, 'password', now, sessionId);
    await tell(tx, user, { type: 'second_factor.set_up' }, now, requestId);
    return { ok: true, codes };
  });
}

/** New recovery codes, for whoever types a code of the app or an old recovery code: a password alone does not undo what stands beside it. */
export async function renewRecoveryCodes(
  { db }: Base,
  userId: string,
  proof: string,
  now: Date,
  requestId?: string | undefined,
): Promise<CodesOutcome> {
  return db.transaction(async (tx) => {
    const user = await loadOwner(tx, userId);
    if (!user || !(await loadSecondFactor(tx, userId))?.confirmedAt) return hasNone;
    if (!(await isProven(tx, user, proof, now))) return notProven;
    const codes = await replaceRecoveryCodes(tx, userId);
    await tell(tx, user, { type: 'second_factor.codes_made' }, now, requestId);
    return { ok: true, codes };
  });
}

/** Switches it off, for the same proof. */
export async function switchOffSecondFactor(
  { db }: Base,
  userId: string,
  proof: string,
  now: Date,
  requestId?: string | undefined,
): Promise<{ readonly ok: true } | Refusal> {
  return db.transaction(async (tx) => {
    const user = await loadOwner(tx, userId);
    if (!user || !(await loadSecondFactor(tx, userId))?.confirmedAt) return hasNone;
    if (!(await isProven(tx, user, proof, now))) return notProven;
    await removeSecondFactor(tx, userId);
    await tell(tx, user, { type: 'second_factor.switched_off' }, now, requestId);
    return { ok: true };
  });
}

const notProven = refuse(
  'denied',
  'This code does not fit. Type the one that your app shows now, or a recovery code.',
);

type Owner = Pick<typeof users.$inferSelect, 'id' | 'name' | 'email' | 'passwordHash'>;

async function loadOwner(tx: Transaction, userId: string): Promise<Owner | undefined> {
  const [user] = await tx
    .select({ id: users.id, name: users.name, email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(users.id, userId), users.active))
    .for('no key update');
  return user;
}

async function isProven(tx: Transaction, user: Owner, typed: string, now: Date): Promise<boolean> {
  if (typed.length === 0 || typed.length > longestCode) return false;
  return (await takeProof(tx, user.id, typed, now)) !== undefined;
}

async function tell(
  tx: Transaction,
  { id, name }: Owner,
  event: AuditEvent,
  at: Date,
  requestId: string | undefined,
): Promise<void> {
  const actor = { kind: 'user', id, name } as const;
  await appendEvents(tx, [event], { actor, at, commandId: randomUUID(), requestId });
}
