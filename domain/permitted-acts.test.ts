import { describe, expect, test } from 'vitest';
import { closeRound } from '#domain/closing.ts';
import { declareGa, killFeature, liftKill, retireFeature } from '#domain/features.ts';
import { type RoundStatus, roundStatuses, type Stage, stages } from '#domain/lifecycle.ts';
import {
  type Action,
  type Role,
  refuseUnlessPermitted,
  roles,
  type ScopeFacts,
} from '#domain/permissions.ts';
import { markReady, openRound, pauseRound, planRound, type RoundState } from '#domain/rounds.ts';
import { setVisibility } from '#domain/serving.ts';
import { actOf, aSentence, javaSupport, person } from '#tests/support/facts.ts';

const featureIn = (stage: Stage) => ({ ...javaSupport, stage });
const roundIn = (status: RoundStatus): RoundState => ({
  id: 'round-1',
  kind: 'beta',
  number: 1,
  status,
  seats: 3,
  opensWhenReady: false,
  skipReason: 'They know the alpha already.',
});
const plan = {
  featureId: javaSupport.id,
  kind: 'beta' as const,
  seats: 3,
  defaultDays: 30,
  maxDays: 30,
  eligibility: [],
  rules: [],
  opensWhenReady: false,
  skipReason: 'They know the alpha already.',
};
const ending = (stage: Stage) => ({
  feature: featureIn(stage),
  killedInProduction: false,
  rounds: [],
  grants: [],
  requests: [],
});
const serving = (stage: Stage, killed: boolean) => ({
  feature: featureIn(stage),
  environment: { key: 'production', name: 'Production' },
  serving: killed ? ('nobody' as const) : ('granted' as const),
  killedFrom: killed ? ('granted' as const) : null,
  affected: 2,
});
const moving = (stage: Stage, status: RoundStatus) => ({
  feature: featureIn(stage),
  round: roundIn(status),
  running: undefined,
});
const closing = (status: RoundStatus) => ({
  ...moving('alpha', status),
  grants: [],
  gone: [],
  requests: [],
  next: undefined,
});
const nothingDone = { limitations: false, killSwitch: false, docs: false };
const act = actOf(person('pm'));

interface Deed {
  readonly action: Action;
  readonly decide: (stage: Stage) => { readonly ok: boolean };
  readonly stages: readonly Stage[];
}
const featureDeeds: Record<string, Deed> = {
  'plan a beta round': {
    action: 'plan_round',
    decide: (stage) => planRound({ feature: featureIn(stage), rounds: [] }, plan, act),
    stages: ['draft', 'alpha', 'beta'],
  },
  'plan an alpha round': {
    action: 'plan_round',
    decide: (stage) => planRound({ feature: featureIn(stage), rounds: [] }, { ...plan, kind: 'alpha' }, act),
    stages: ['draft', 'alpha'],
  },
  'open a ready beta round': {
    action: 'plan_round',
    decide: (stage) => openRound(moving(stage, 'ready')),
    stages: ['draft', 'alpha', 'beta'],
  },
  'declare GA': {
    action: 'declare_ga',
    decide: (stage) => declareGa(ending(stage), 'It is done.'),
    stages: ['alpha', 'beta'],
  },
  retire: {
    action: 'declare_ga',
    decide: (stage) => retireFeature(ending(stage), 'Nobody used it.'),
    stages: ['draft', 'alpha', 'beta', 'ga'],
  },
  'show to browser apps': {
    action: 'show_to_browsers',
    decide: (stage) => setVisibility({ ...featureIn(stage), visibleToClients: false }, true),
    stages: [...stages],
  },
  kill: {
    action: 'kill',
    decide: (stage) => killFeature(serving(stage, false), 'It leaks.'),
    stages: ['draft', 'alpha', 'beta', 'ga'],
  },
  'lift the kill switch': {
    action: 'kill',
    decide: (stage) => liftKill(serving(stage, true), 'Mended.'),
    stages: ['draft', 'alpha', 'beta', 'ga', 'retired'],
  },
};
const roundDeeds: Record<
  string,
  { action: Action; decide: (status: RoundStatus) => { ok: boolean }; statuses: RoundStatus[] }
> = {
  'mark ready': {
    action: 'mark_ready',
    decide: (status) => markReady(moving('alpha', status), { readiness: nothingDone }),
    statuses: ['planned'],
  },
  open: {
    action: 'plan_round',
    decide: (status) => openRound(moving('alpha', status)),
    statuses: ['ready', 'paused'],
  },
  pause: {
    action: 'pause_round',
    decide: (status) => pauseRound(moving('alpha', status), 'A flaw.'),
    statuses: ['open'],
  },
  close: {
    action: 'plan_round',
    decide: (status) => closeRound(closing(status), { roundId: 'round-1', fates: [], openNext: false }, act),
    statuses: ['planned', 'ready', 'open', 'paused'],
  },
};

type May = 'anyone' | 'owner' | 'nobody';
const who: Partial<Record<Action, Partial<Record<Role, May>>>> = {
  plan_round: { pm: 'owner' },
  declare_ga: { pm: 'owner' },
  show_to_browsers: { pm: 'owner', engineer: 'anyone' },
  pause_round: { pm: 'owner', engineer: 'anyone' },
  mark_ready: { engineer: 'anyone' },
  kill: { pm: 'anyone', engineer: 'anyone', admin: 'anyone' },
};

function mayDo(action: Action, role: Role, owner: boolean): boolean {
  const may = who[action]?.[role] ?? 'nobody';
  return may === 'anyone' || (may === 'owner' && owner);
}

function tried(action: Action, role: Role, facts: ScopeFacts, decide: () => { readonly ok: boolean }) {
  return refuseUnlessPermitted(action, [role], facts) ?? decide();
}

const people = roles.flatMap((role) => [true, false].map((owner) => ({ role, owner })));

describe.each(Object.entries(featureDeeds))('%s', (_name, deed) => {
  test.each(stages)('of a feature in %s, by every role', (stage) => {
    for (const { role, owner } of people) {
      const outcome = tried(deed.action, role, { ownFeatures: owner }, () => deed.decide(stage));
      const expected = mayDo(deed.action, role, owner) && deed.stages.includes(stage);
      expect.soft(outcome.ok, `${role}, ${owner ? 'own' : "another's"} feature`).toBe(expected);
      if (!outcome.ok) expect.soft(outcome).toMatchObject({ sentence: expect.stringMatching(aSentence) });
    }
  });
});

describe.each(Object.entries(roundDeeds))('%s', (_name, deed) => {
  test.each(roundStatuses)('a round that is %s, by every role', (status) => {
    for (const { role, owner } of people) {
      const outcome = tried(deed.action, role, { ownFeatures: owner }, () => deed.decide(status));
      const expected = mayDo(deed.action, role, owner) && deed.statuses.includes(status);
      expect.soft(outcome.ok, `${role}, ${owner ? 'own' : "another's"} feature`).toBe(expected);
      if (!outcome.ok) expect.soft(outcome).toMatchObject({ sentence: expect.stringMatching(aSentence) });
    }
  });
});
