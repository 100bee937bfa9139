import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { recoveryCodes, secondFactors } from '#db/schema/sign-in.ts';
import { hashOfRecoveryCode, newRecoveryCodes } from '#server/second-factor/recovery-codes.ts';
import { looksLikeCode, stepOfCode } from '#server/second-factor/totp.ts';
import { secondFactorPurpose } from '#server/secrets/sealed-columns.ts';
import { sealer } from '#server/secrets/sealer.ts';

export type Proof = 'code' | { readonly recoveryCodesLeft: number };

/** Locks it: of two who come with the same code at once, one is let in. */
export async function loadSecondFactor(tx: Transaction, userId: string) {
  const [row] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, userId)).for('update');
  return row;
}

/** Takes a code of the app, which may not have been confirmed yet, and never the same one again. */
export async function takeCode(tx: Transaction, userId: string, typed: string, now: Date): Promise<boolean> {
  const row = await loadSecondFactor(tx, userId);
  if (!row) return false;
  const secret = sealer().open(row.sealedSecret, secondFactorPurpose(userId));
  const step = stepOfCode(secret, typed, now, row.lastStep);
  if (step === undefined) return false;
  await tx.update(secondFactors).set({ lastStep: step }).where(eq(secondFactors.userId, userId));
  return true;
}

/** Takes a code of the app, or a recovery code, which is used up. */
export async function takeProof(
  tx: Transaction,
  userId: string,
  typed: string,
  now: Date,
): Promise<Proof | undefined> {
  // A recovery code works also when the key that the secret is sealed with is lost.
  if (looksLikeCode(typed)) return (await takeCode(tx, userId, typed, now)) ? 'code' : undefined;
  const unused = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
  const [used] = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(unused, eq(recoveryCodes.hash, hashOfRecoveryCode(typed))))
    .returning({ hash: recoveryCodes.hash });
  return used && { recoveryCodesLeft: await tx.$count(recoveryCodes, unused) };
}

/** New ones in the place of those before. @returns what is shown this once. */
export async function replaceRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, hash: hashOfRecoveryCode(code) })));
  return codes;
}

export async function removeSecondFactor(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.delete(secondFactors).where(eq(secondFactors.userId, userId));
}
