/**
 * The way of one question of an app through Latchkey, station by station: what was looked at, what decided, what was
 * not reached any more, and what would change it. It agrees with `evaluate` because it asks it.
 */
import type { KeyKind } from './api-keys.ts';
import { dayInWords } from './dates.ts';
import { asSentence } from './decision.ts';
import { type Evaluation, evaluate } from './evaluation.ts';
import type { ExplainedFacts } from './explaining.ts';
import type { ExplainedGrant } from './explaining-grants.ts';
import { grantStations } from './grant-stations.ts';
import { type Stage, stageNames } from './lifecycle.ts';

export const stationNames = {
  key: 'Key',
  environment: 'Environment',
  feature: 'Feature',
  account: 'Account',
  switch: 'Kill switch',
  stage: 'Stage',
  exclusion: 'Exclusion',
  everyone: 'Everyone',
  unlock: 'Unlock',
  contact: 'Contact',
  time: 'Time',
} as const;
type StationName = keyof typeof stationNames;

/** Where to look, or to change it. */
type StationLink =
  | { readonly to: 'keys' | 'feature' | 'account' | 'unlock' }
  | { readonly to: 'key' | 'grant'; readonly id: string }
  | { readonly to: 'ask'; readonly feature?: string; readonly account?: string };

export interface Station {
  readonly name: StationName;
  /** notices: passed, but it may not be what was meant. */
  readonly state: 'passed' | 'notices' | 'on' | 'off' | 'refused' | 'not_reached';
  /** Complete, in plain English; empty where it was not reached. Days in it are UTC. */
  readonly sentence: string;
  readonly wouldChange?: string;
  readonly links?: readonly (StationLink & { readonly label: string })[];
}

interface AskingKey {
  readonly id: string;
  readonly name: string;
  readonly revokedAt: Date | null;
  readonly expiresAt: Date | null;
}

export interface ThreadFacts {
  /** Undefined: any key of that kind that works. */
  readonly key: AskingKey | undefined;
  readonly kind: KeyKind;
  readonly environment: ExplainedFacts['environment'];
  readonly featureKey: string;
  readonly feature:
    | (ExplainedFacts['feature'] & { readonly stage: Stage; readonly visibleToClients: boolean })
    | undefined;
  readonly likelyFeatures: readonly string[];
  readonly accountKey: string;
  readonly account: ExplainedFacts['account'] | undefined;
  readonly likelyAccounts: readonly string[];
  readonly contactKey: string | undefined;
  readonly serving: ExplainedFacts['serving'];
  readonly killed: ExplainedFacts['killed'];
  readonly exclusion: ExplainedFacts['exclusion'];
  readonly grants: readonly ExplainedGrant[];
}

export interface AnswerThread {
  /** Undefined when the question is refused. */
  readonly evaluation: Evaluation<ExplainedGrant> | undefined;
  readonly refusedAt: 'key' | 'feature' | undefined;
  /** Every station once, in order; exactly one decides. */
  readonly stations: readonly Station[];
}

/** The stations of the question; those after the one that decides are not reached. */
export function answerThread(facts: ThreadFacts, now: Date): AnswerThread {
  const reached: Station[] = [];
  for (const station of stationsOf(facts, now)) {
    reached.push(station);
    if (['on', 'off', 'refused'].includes(station.state)) break;
  }
  const rest = Object.keys(stationNames)
    .slice(reached.length)
    .map((name): Station => ({ name: name as StationName, state: 'not_reached', sentence: '' }));
  const last = reached.at(-1);
  const refusedAt = last?.state === 'refused' ? (last.name === 'key' ? 'key' : 'feature') : undefined;
  return {
    evaluation: refusedAt ? undefined : evaluationOf(facts, now),
    refusedAt,
    stations: [...reached, ...rest],
  };
}

function evaluationOf(facts: ThreadFacts, now: Date): Evaluation<ExplainedGrant> | undefined {
  const { feature, serving, exclusion, grants, contactKey } = facts;
  return feature && evaluate({ ...feature, serving }, exclusion !== undefined, grants, contactKey, now);
}

function* stationsOf(facts: ThreadFacts, now: Date): Generator<Station> {
  yield keyStation(facts, now);
  yield {
    name: 'environment',
    state: 'passed',
    sentence: `It asks in ${facts.environment.name}: a key belongs to one environment.`,
  };
  const { feature } = facts;
  if (!feature || (facts.kind === 'client' && !feature.visibleToClients)) return yield unknownFeature(facts);
  yield {
    name: 'feature',
    state: 'passed',
    sentence: `“${feature.key}” is ${feature.name}.`,
    links: [toFeature],
  };
  yield accountStation(facts);
  yield* servedStations(facts, feature, now);
  yield* grantStations({ ...facts, feature, accountName: nameOf(facts) }, now);
}

const toFeature = { to: 'feature', label: 'Open the feature' } as const;

function nameOf({ account, accountKey }: ThreadFacts): string {
  return account?.name ?? accountKey;
}

function keyStation({ key, kind, environment }: ThreadFacts, now: Date): Station {
  const what = kind === 'client' ? 'client key' : 'server key';
  if (!key)
    return {
      name: 'key',
      state: 'passed',
      sentence: `Any ${what} of ${environment.name} that works would do.`,
    };
  const links = [{ to: 'key', id: key.id, label: 'Open the key' } as const];
  const over = key.revokedAt ?? (key.expiresAt && key.expiresAt <= now ? key.expiresAt : null);
  if (!over)
    return {
      name: 'key',
      state: 'passed',
      sentence: `${key.name} is a ${what} of ${environment.name}, and it works.`,
      links,
    };
  const how = key.revokedAt ? 'was revoked' : 'expired';
  return {
    name: 'key',
    state: 'refused',
    sentence: `${key.name} ${how} on ${dayInWords(over, now)}: the app is turned away and runs with its default.`,
    wouldChange: `A ${what} of ${environment.name} that works.`,
    links,
  };
}

function unknownFeature({ feature, featureKey, likelyFeatures }: ThreadFacts): Station {
  if (feature)
    return {
      name: 'feature',
      state: 'refused',
      sentence: `${feature.name} is not shown to browser apps, so a client key is told that there is no such feature.`,
      wouldChange: 'Showing it to browser apps, or asking with a server key.',
      links: [toFeature],
    };
  return {
    name: 'feature',
    state: 'refused',
    sentence: `No feature has the key “${featureKey}”: the app runs with its default.`,
    wouldChange: 'The right key in the app.',
    links: likelyFeatures.map((key) => ({ to: 'ask', feature: key, label: `Ask for ${key}` }) as const),
  };
}

function accountStation({ account, accountKey, likelyAccounts }: ThreadFacts): Station {
  if (account)
    return {
      name: 'account',
      state: 'passed',
      sentence: `“${accountKey}” is ${account.name}.`,
      links: [{ to: 'account', label: 'Open the account' }],
    };
  return {
    name: 'account',
    state: 'notices',
    sentence: `No account has the key “${accountKey}”. That is no error: it is answered like an account without unlocks.`,
    links: likelyAccounts.map((key) => ({ to: 'ask', account: key, label: `Ask as ${key}` }) as const),
  };
}

function* servedStations(
  facts: ThreadFacts,
  feature: NonNullable<ThreadFacts['feature']>,
  now: Date,
): Generator<Station> {
  const { killed, serving, exclusion, environment } = facts;
  const there = environment.name;
  if (killed && serving === 'nobody')
    return yield {
      name: 'switch',
      state: 'off',
      sentence: asSentence(`Switched off in ${there} since ${dayInWords(killed.at, now)}: ${killed.reason}`),
      wouldChange: `Lifting the kill switch in ${there}.`,
      links: [toFeature],
    };
  yield { name: 'switch', state: 'passed', sentence: `The kill switch is not pulled in ${there}.` };
  const stage = `${feature.name} is in ${stageNames[feature.stage]}`;
  if (serving === 'nobody')
    return yield {
      name: 'stage',
      state: 'off',
      sentence: `${stage} and not given to anybody in ${there}.`,
      wouldChange: `Opening a round, or serving it in ${there}.`,
      links: [toFeature],
    };
  yield { name: 'stage', state: 'passed', sentence: `${stage} and given in ${there}.` };
  if (exclusion)
    return yield {
      name: 'exclusion',
      state: 'off',
      sentence: asSentence(
        `${nameOf(facts)} must not get it: ${exclusion.by} excluded them on ${dayInWords(exclusion.at, now)}: ${exclusion.reason}`,
      ),
      wouldChange: 'Lifting the exclusion.',
      links: [{ to: 'account', label: 'Open the account' }],
    };
  yield { name: 'exclusion', state: 'passed', sentence: `Nothing excludes ${nameOf(facts)}.` };
  if (serving === 'everyone')
    return yield {
      name: 'everyone',
      state: 'on',
      sentence: `Everyone has it in ${there}.`,
      wouldChange: 'The kill switch, or an exclusion.',
      links: [toFeature],
    };
  yield {
    name: 'everyone',
    state: 'passed',
    sentence: `Only accounts it was unlocked for have it in ${there}.`,
  };
}
