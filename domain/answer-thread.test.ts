import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerThread, stationNames, type ThreadFacts } from './answer-thread.ts';
import { appAnswer } from './app-answer.ts';
import { evaluate, servings } from './evaluation.ts';
import type { ExplainedGrant } from './explaining-grants.ts';

const now = new Date('2027-03-10T12:00:00Z');
const day = (offset: number) => new Date(now.getTime() + offset * 86_400_000);

const grant: ExplainedGrant = {
  id: 'g1',
  variant: 'on',
  contactKeys: [],
  startsAt: day(-5),
  expiresAt: day(25),
  endedAt: null,
  endedAs: null,
  source: 'direct',
  by: 'The sales',
  createdAt: day(-5),
  reason: 'They asked on the call',
  endReason: null,
  round: { kind: 'beta', number: 2 },
  policy: { version: 3, ruleText: 'Policy 3, rule 1: Sales unlocks.', rules: [] },
  request: undefined,
};
const java = {
  key: 'java',
  name: 'Java support',
  stage: 'beta',
  onVariant: 'on',
  offVariant: 'off',
  visibleToClients: false,
} as const;
const plain: ThreadFacts = {
  key: undefined,
  kind: 'server',
  environment: { key: 'production', name: 'Production' },
  featureKey: 'java',
  feature: java,
  likelyFeatures: [],
  accountKey: 'acme',
  account: { key: 'acme', name: 'Acme' },
  likelyAccounts: [],
  contactKey: undefined,
  serving: 'granted',
  killed: undefined,
  exclusion: undefined,
  grants: [],
};
const key = { id: 'k1', name: 'Checkout', revokedAt: null, expiresAt: null };
const ended = (changes: Partial<ExplainedGrant>) => ({ grants: [{ ...grant, ...changes }] });

describe('the station that decides, what it says and what would change it', () => {
  const rows: [name: string, changes: Partial<ThreadFacts>, decides: string, wouldChange: string][] = [
    [
      'a revoked key',
      { key: { ...key, revokedAt: day(-1) } },
      'key refused: Checkout was revoked on 9 Mar: the app is turned away and runs with its default.',
      'A server key of Production that works.',
    ],
    [
      'a key that expired, at its moment',
      { key: { ...key, expiresAt: now } },
      'key refused: Checkout expired on 10 Mar: the app is turned away and runs with its default.',
      'A server key of Production that works.',
    ],
    [
      'a misspelt feature',
      { feature: undefined, featureKey: 'jva', likelyFeatures: ['java'] },
      'feature refused: No feature has the key “jva”: the app runs with its default.',
      'The right key in the app.',
    ],
    [
      'a client key that may not see it',
      { kind: 'client' },
      'feature refused: Java support is not shown to browser apps, so a client key is told that there is no such feature.',
      'Showing it to browser apps, or asking with a server key.',
    ],
    [
      'the kill switch',
      { serving: 'nobody', killed: { at: day(-1), reason: 'It crashes' } },
      'switch off: Switched off in Production since 9 Mar: It crashes.',
      'Lifting the kill switch in Production.',
    ],
    [
      'nobody yet',
      { serving: 'nobody' },
      'stage off: Java support is in Beta and not given to anybody in Production.',
      'Opening a round, or serving it in Production.',
    ],
    [
      'an exclusion before everyone',
      { serving: 'everyone', exclusion: { by: 'The pm', at: day(-2), reason: 'Their contract forbids it' } },
      'exclusion off: Acme must not get it: The pm excluded them on 8 Mar: Their contract forbids it.',
      'Lifting the exclusion.',
    ],
    [
      'everyone',
      { serving: 'everyone' },
      'everyone on: Everyone has it in Production.',
      'The kill switch, or an exclusion.',
    ],
    ['no unlock', {}, 'unlock off: Acme was never given Java support.', 'Unlocking Java support for Acme.'],
    [
      'an unlock for somebody else',
      { ...ended({ contactKeys: ['ada'] }), contactKey: 'bob' },
      'contact off: It is for ada only, and the app asked for bob.',
      'Asking for one of them, or changing whom the unlock is for.',
    ],
    [
      'an unlock that counts',
      ended({}),
      'time on: It runs from 5 Mar to 4 Apr and says “on”.',
      'Its end on 4 Apr, or somebody ending it earlier.',
    ],
    [
      'an unlock of the off variant',
      ended({ variant: 'off' }),
      'time off: It runs from 5 Mar to 4 Apr and says “off”.',
      'Its end on 4 Apr, or somebody ending it earlier.',
    ],
    [
      'an unlock that starts later',
      ended({ startsAt: day(2) }),
      'time off: It starts on 12 Mar.',
      'Time alone: it starts by itself.',
    ],
    [
      'one that was ended',
      ended({ endedAt: day(-1), endedAs: 'revoked', endReason: 'They left' }),
      'time off: It was ended on 9 Mar: They left.',
      'Unlocking Java support for Acme again.',
    ],
  ];
  test.each(rows)('%s', (_name, changes, decides, wouldChange) => {
    const { stations } = answerThread({ ...plain, ...changes }, now);
    const [one, ...more] = stations.filter(({ state }) => ['on', 'off', 'refused'].includes(state));
    expect(`${one?.name} ${one?.state}: ${one?.sentence}`).toBe(decides);
    expect(one?.wouldChange).toBe(wouldChange);
    expect(more).toEqual([]);
  });
});

test('an account that is not known is noticed and answered; what was meant is offered', () => {
  const { stations, evaluation } = answerThread(
    { ...plain, account: undefined, accountKey: 'acmee', likelyAccounts: ['acme'] },
    now,
  );
  expect(stations.find(({ name }) => name === 'account')).toMatchObject({
    state: 'notices',
    links: [{ to: 'ask', account: 'acme' }],
  });
  expect(evaluation?.cause).toBe('no_grant');
  expect(stations.at(8)).toMatchObject({ name: 'unlock', sentence: 'acmee was never given Java support.' });
  expect(stations.at(8)).not.toHaveProperty('links');
});

test('every station stands there once, those after the decision unreached, and it decides as the evaluation does', () => {
  const facts = fc.record({
    serving: fc.constantFrom(...servings),
    exclusion: fc.option(fc.constant({ by: 'The pm', at: day(-2), reason: 'No' }), { nil: undefined }),
    contactKey: fc.constantFrom(undefined, 'ada', 'bob'),
    grants: fc.array(
      fc.record({
        variant: fc.constantFrom('on', 'off'),
        contactKeys: fc.constantFrom([], ['ada']),
        startsAt: fc.constantFrom(day(-5), now, day(1)),
        expiresAt: fc.constantFrom(day(-1), now, day(3)),
        endedAs: fc.constantFrom(null, 'revoked' as const),
      }),
      { maxLength: 3 },
    ),
  });
  fc.assert(
    fc.property(facts, (drawn) => {
      const grants = drawn.grants.map((one) => ({ ...grant, ...one, endedAt: one.endedAs && day(-1) }));
      const { stations } = answerThread({ ...plain, ...drawn, grants }, now);
      const { serving, exclusion, contactKey } = drawn;
      const told = evaluate({ ...java, serving }, exclusion !== undefined, grants, contactKey, now);
      expect(stations.map(({ name }) => name)).toEqual(Object.keys(stationNames));
      const at = stations.findIndex(({ state }) => state === 'on' || state === 'off');
      expect(stations[at]?.state).toBe(told.on ? 'on' : 'off');
      expect(stations.slice(at + 1).every(({ state }) => state === 'not_reached')).toBe(true);
      expect(stations.slice(0, at).every(({ state }) => state === 'passed')).toBe(true);
    }),
  );
});

test('a client key is told nothing of the pipeline', () => {
  const feature = { key: 'java', stage: 'beta', variants: { on: true, off: false } } as const;
  const evaluation = evaluate({ ...java, serving: 'granted' }, false, [grant], undefined, now);
  expect(appAnswer(feature, evaluation, 'client')).toEqual({
    key: 'java',
    value: true,
    variant: 'on',
    reason: 'TARGETING_MATCH',
    metadata: {},
  });
  expect(appAnswer(feature, evaluation, 'server').metadata).toEqual({
    cause: 'grant',
    stage: 'beta',
    round: 'beta round 2',
    grantId: 'g1',
    expiresAt: day(25).toISOString(),
  });
});
