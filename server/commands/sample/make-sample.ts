import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '#db/client.ts';
import { accounts, contacts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import type { Act } from '#domain/act.ts';
import { makeSample } from '#domain/sample.ts';
import { sizeOfSample } from '#server/access/sample-size.ts';
import { createAccountVerb } from '#server/commands/accounts/create-account.ts';
import { recordInterestVerb } from '#server/commands/demand/record-interest.ts';
import { createFeatureVerb } from '#server/commands/features/create-feature.ts';
import { playVerb } from '#server/commands/play-verb.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { planRoundVerb } from '#server/commands/rounds/plan-round.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { lockSample } from './lock-sample.ts';
import { sampleAccounts, sampleFeatures } from './sample-house.ts';

const planned = { accounts: sampleAccounts.length, features: Object.keys(sampleFeatures).length };
const readiness = { limitations: true, killSwitch: true, docs: false };

export const makeSampleVerb = defineVerb({
  name: 'make-sample',
  action: 'manage_users',
  input: z.strictObject({}),
  load: async (tx) => {
    await lockSample(tx);
    const size = await sizeOfSample(tx);
    const accountKeys = sampleAccounts.map(({ key }) => key);
    const featureKeys = Object.values(sampleFeatures).map(({ key }) => key);
    const taken = [
      ...(await tx.select({ key: accounts.key }).from(accounts).where(inArray(accounts.key, accountKeys))),
      ...(await tx.select({ key: features.key }).from(features).where(inArray(features.key, featureKeys))),
    ];
    return { size, keysTaken: taken.map(({ key }) => key) };
  },
})({
  scope: () => ({}),
  decide: (state, _input, act) => makeSample(state, planned, act),
  save: async (tx, _next, { act }) => {
    const accountIds = await makeAccounts(tx, act);
    const featureIds = await makeFeatures(tx, act, accountIds[0] ?? '');
    await tx.update(accounts).set({ sample: true }).where(inArray(accounts.id, accountIds));
    await tx.update(features).set({ sample: true }).where(inArray(features.id, featureIds));
    return planned;
  },
});

async function makeAccounts(tx: Transaction, act: Act): Promise<string[]> {
  const ids: string[] = [];
  for (const { contacts: people, ...account } of sampleAccounts) {
    const { accountId } = await playVerb(tx, createAccountVerb, { ...account, ownerId: act.by.id }, act);
    await tx.insert(contacts).values(people.map((one) => ({ ...one, id: randomUUID(), accountId })));
    ids.push(accountId);
  }
  return ids;
}

async function makeFeatures(tx: Transaction, act: Act, askedBy: string): Promise<string[]> {
  const whose = { pmId: act.by.id, engineerId: act.by.id };
  const make = async ({ talkingPoints, knownLimitations, ...feature }: FeatureWords) => {
    const words = { talkingPoints: [...talkingPoints], knownLimitations: [...knownLimitations] };
    return (await playVerb(tx, createFeatureVerb, { ...feature, ...words, ...whose }, act)).featureId;
  };
  const beta = await make(sampleFeatures.beta);
  const alpha = await make(sampleFeatures.alpha);
  const draft = await make(sampleFeatures.draft);
  const inBeta = await playVerb(
    tx,
    planRoundVerb,
    {
      ...{ featureId: beta, kind: 'beta', seats: 5, defaultDays: 30, maxDays: 60, opensWhenReady: true },
      skipReason: 'It is a sample to try things with.',
    },
    act,
  );
  await playVerb(tx, markReadyVerb, { roundId: inBeta.roundId, readiness }, act);
  const inAlpha = await playVerb(
    tx,
    planRoundVerb,
    { featureId: alpha, kind: 'alpha', seats: 2, defaultDays: 14, maxDays: 30 },
    act,
  );
  await playVerb(tx, markReadyVerb, { roundId: inAlpha.roundId, readiness }, act);
  const note = 'They asked for it when they saw the roadmap.';
  await playVerb(tx, recordInterestVerb, { featureId: draft, accountId: askedBy, note }, act);
  return [beta, alpha, draft];
}

interface FeatureWords {
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  readonly talkingPoints: readonly string[];
  readonly knownLimitations: readonly string[];
}
