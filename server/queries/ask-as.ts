import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { apiKeys } from '#db/schema/evaluation.ts';
import { answerThread, type ThreadFacts } from '#domain/answer-thread.ts';
import type { KeyKind } from '#domain/api-keys.ts';
import { appAnswer } from '#domain/app-answer.ts';
import { grantStory } from '#domain/explaining-grants.ts';
import { flagNotFound, keyRefused, refusalBody } from '#server/evaluation/http/refusals.ts';
import { grantsWithStory, livingExclusion, whatIsAsked } from './explain-evaluation.ts';
import { nearMisses } from './near-misses.ts';

export interface AskedAs {
  readonly accountKey: string;
  readonly contactKey?: string | undefined;
  readonly featureKey: string;
  /** Left out: production. A key that is named has its own. */
  readonly environmentKey?: string | undefined;
  readonly keyId?: string | undefined;
  /** The kind of key, where none is named. */
  readonly kind: KeyKind;
}

/** What an app that asks this is sent, and each station of the way there; undefined when there is no such environment or key. */
export async function askAs(db: Database, asked: AskedAs, now: Date) {
  const key = asked.keyId === undefined ? undefined : await keyNamed(db, asked.keyId);
  if (asked.keyId !== undefined && !key) return undefined;
  const kind = key?.kind ?? asked.kind;
  const { featureKey, accountKey, contactKey } = asked;
  const environmentKey = key?.environmentKey ?? asked.environmentKey;
  const found = await whatIsAsked(db, { accountKey, featureKey, environmentKey });
  const { account, feature, environment } = found;
  if (!environment) return undefined;
  const pair = account && feature ? { account, feature } : undefined;
  const facts: ThreadFacts = {
    key,
    kind,
    environment,
    featureKey,
    feature,
    likelyFeatures: feature ? [] : await nearMisses(db, 'feature', featureKey),
    accountKey,
    account,
    likelyAccounts: account ? [] : await nearMisses(db, 'account', accountKey),
    contactKey,
    serving: found.serving,
    killed: found.killed,
    exclusion: pair && (await livingExclusion(db, pair.feature.id, pair.account.id)),
    grants: pair ? await grantsWithStory(db, pair.feature.id, pair.account.id) : [],
  };
  const { evaluation, refusedAt, stations } = answerThread(facts, now);
  const refusal = refusedAt === 'key' ? keyRefused : flagNotFound;
  const answered = evaluation && feature && appAnswer(feature, evaluation, kind);
  return {
    status: answered ? 200 : refusal.status,
    body: answered ? JSON.stringify(answered) : refusalBody(refusal, featureKey),
    on: evaluation?.on ?? false,
    answered: answered
      ? { value: answered.value, variant: answered.variant, reason: answered.reason }
      : undefined,
    stations,
    behind: evaluation?.grant ? [...grantStory(evaluation.grant, now)] : [],
    kind,
    environment,
    feature: feature && { key: feature.key, name: feature.name },
    account: account && { key: account.key, name: account.name },
  };
}

/** A key by its id, as far as it decides an answer. */
export async function keyNamed(db: Database, id: string) {
  const [key] = await db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      kind: apiKeys.kind,
      environmentKey: apiKeys.environmentKey,
      revokedAt: apiKeys.revokedAt,
      expiresAt: apiKeys.expiresAt,
    })
    .from(apiKeys)
    .where(eq(apiKeys.id, id));
  return key;
}
