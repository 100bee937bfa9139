import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, evaluate, servings } from './evaluation.ts';
import { type ExplainedFacts, explainEvaluation } from './explaining.ts';
import type { ExplainedGrant } from './explaining-grants.ts';
import { grantState } from './grants.ts';
import { defaultRules } from './policy.ts';

const now = new Date('2027-03-10T12:00:00Z');
const day = (offset: number) => new Date(now.getTime() + offset * 86_400_000);

const granted: ExplainedGrant = {
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
  policy: { version: 3, ruleText: `Policy 3, rule 1: ${defaultRules[0]?.text}`, rules: defaultRules },
  request: undefined,
};
const plain: ExplainedFacts = {
  feature: { key: 'java', name: 'Java support', onVariant: 'on', offVariant: 'off' },
  environment: { key: 'production', name: 'Production' },
  serving: 'granted',
  killed: undefined,
  account: { key: 'acme', name: 'Acme' },
  contactKey: undefined,
  exclusion: undefined,
  grants: [],
};
const killed = { at: day(-1), reason: 'It crashes' };
const exclusion = { by: 'The pm', at: day(-2), reason: 'Their contract forbids it' };
const request: ExplainedGrant['request'] = {
  id: 'r1',
  by: 'The sales',
  onBehalfOf: undefined,
  at: day(-6),
  days: 30,
  reason: 'Big deal',
  approvals: [{ by: 'The pm', at: day(-5), step: 0, decision: 'approve', reason: 'Fine' }],
};

type Row = [name: string, changes: Partial<ExplainedFacts>, said: string[]];
const passes = 'passes Java support is on in Production for accounts it was unlocked for.';
const notExcluded = 'passes Nothing excludes Acme from Java support.';
const ended = (changes: Partial<ExplainedGrant>): Partial<ExplainedFacts> => ({
  grants: [{ ...granted, ...changes }],
});
const without = 'off No unlock of Java support counts for Acme now.';
const told = [
  'tells The sales unlocked it on 5 Mar: They asked on the call.',
  "tells Policy 3, rule 1: Sales unlocks beta features for their own accounts. The rule is for: beta rounds, asked by Sales or Sales lead, asked by the account's owner.",
];

describe('an explanation goes the way of the evaluation, in sentences', () => {
  const rows: Row[] = [
    [
      'the kill switch',
      { serving: 'nobody', killed, exclusion },
      ['off Java support is switched off in Production since 9 Mar: It crashes.'],
    ],
    ['nobody', { serving: 'nobody' }, ['off Java support is not given to anybody in Production.']],
    [
      'an exclusion before everyone',
      { serving: 'everyone', exclusion },
      [
        'passes Java support is on for everyone in Production.',
        'off Acme must not get Java support: The pm excluded Acme on 8 Mar: Their contract forbids it.',
      ],
    ],
    [
      'everyone',
      { serving: 'everyone' },
      [
        'passes Java support is on for everyone in Production.',
        notExcluded,
        'on Everyone has Java support there, Acme too.',
      ],
    ],
    ['no grant ever', {}, [passes, notExcluded, 'off Acme was never given Java support.']],
    [
      'a grant that has not started',
      ended({ startsAt: day(2) }),
      [
        passes,
        notExcluded,
        'ignored The unlock of 5 Mar in beta round 2 starts on 12 Mar: it does not count yet.',
        without,
      ],
    ],
    [
      'one that expired',
      ended({ expiresAt: day(-1) }),
      [passes, notExcluded, 'ignored The unlock of 5 Mar in beta round 2 ended by itself on 9 Mar.', without],
    ],
    [
      'one that was revoked',
      ended({ endedAt: day(-1), endedAs: 'revoked', endReason: 'They left' }),
      [
        passes,
        notExcluded,
        'ignored The unlock of 5 Mar in beta round 2 was ended on 9 Mar: They left.',
        without,
      ],
    ],
    [
      'one that was converted',
      ended({ endedAt: day(-1), endedAs: 'converted', round: undefined }),
      [passes, notExcluded, 'ignored The unlock of 5 Mar ended on 9 Mar, when everyone got it.', without],
    ],
    [
      'one for other contacts',
      { ...ended({ contactKeys: ['ann', 'bo'] }), contactKey: 'cy' },
      [
        passes,
        notExcluded,
        'ignored The unlock of 5 Mar in beta round 2 is for ann, bo only, and the app asked for cy.',
        without,
      ],
    ],
    [
      'one for contacts, and none was named',
      ended({ contactKeys: ['ann'] }),
      [
        passes,
        notExcluded,
        'ignored The unlock of 5 Mar in beta round 2 is for ann only, and the app named no contact.',
        without,
      ],
    ],
    [
      'a living grant, and who gave it by which rule',
      ended({}),
      [
        passes,
        notExcluded,
        'on The unlock of 5 Mar in beta round 2 counts: it runs from 5 Mar to 4 Apr and says “on”.',
        ...told,
      ],
    ],
    [
      'one whose variant is the off one',
      { ...ended({ variant: 'off', contactKeys: ['ann'] }), contactKey: 'ann' },
      [
        passes,
        notExcluded,
        'off The unlock of 5 Mar in beta round 2 counts for ann: it runs from 5 Mar to 4 Apr and says “off”.',
        ...told,
      ],
    ],
    [
      'one that was asked for and approved, by a rule that is not kept',
      ended({
        source: 'request',
        by: 'The pm',
        request,
        policy: { version: null, ruleText: 'As agreed', rules: [] },
      }),
      [
        passes,
        notExcluded,
        'on The unlock of 5 Mar in beta round 2 counts: it runs from 5 Mar to 4 Apr and says “on”.',
        'tells The sales asked for 30 days on 4 Mar: Big deal.',
        'tells The pm approved step 1 on 5 Mar: Fine.',
        'tells The pm gave the last approval, which unlocked it on 5 Mar.',
        'tells As agreed.',
      ],
    ],
  ];
  test.each(rows)('%s', (_name, changes, said) => {
    const { steps } = explainEvaluation({ ...plain, ...changes }, now);
    expect(steps.map(({ outcome, sentence }) => `${outcome} ${sentence}`)).toEqual(said);
  });
});

const contact = fc.constantFrom('ann', 'bo');
const anyGrant = fc
  .record({
    startsAt: fc.integer({ min: -3, max: 3 }).map(day),
    length: fc.integer({ min: 1, max: 4 }),
    end: fc.option(
      fc.tuple(fc.integer({ min: -3, max: 3 }).map(day), fc.constantFrom('revoked', 'converted')),
    ),
    variant: fc.constantFrom('on', 'off', 'blue'),
    contactKeys: fc.uniqueArray(contact),
  })
  .map(({ startsAt, length, end, ...rest }): ExplainedGrant => {
    const times = { startsAt, expiresAt: new Date(startsAt.getTime() + length * 86_400_000) };
    return { ...granted, ...rest, ...times, endedAt: end?.[0] ?? null, endedAs: end?.[1] ?? null };
  });
const anyFacts = fc.record({
  serving: fc.constantFrom(...servings),
  exclusion: fc.option(fc.constant(exclusion), { nil: undefined }),
  contactKey: fc.option(contact, { nil: undefined }),
  grants: fc
    .array(anyGrant, { maxLength: 4 })
    .map((all) => all.map((one, place) => ({ ...one, id: `g${place}` }))),
});

test('it says what the evaluation says: one step decides, and each grant counts exactly as it does alone', () => {
  fc.assert(
    fc.property(anyFacts, (changes) => {
      const facts: ExplainedFacts = { ...plain, ...changes };
      const { evaluation, steps } = explainEvaluation(facts, now);
      const feature = { ...facts.feature, serving: facts.serving };
      expect(evaluation).toEqual(evaluate(feature, !!facts.exclusion, facts.grants, facts.contactKey, now));
      const deciding = steps.filter(({ outcome }) => outcome === 'on' || outcome === 'off');
      expect(deciding.map(({ outcome }) => outcome)).toEqual([evaluation.on ? 'on' : 'off']);
      if (evaluation.grant) expect(deciding[0]?.ref).toEqual({ kind: 'grant', id: evaluation.grant.id });
      const ignored = steps.filter(({ outcome }) => outcome === 'ignored').map(({ ref }) => ref?.id);
      for (const grant of facts.grants.filter(({ id }) => ignored.includes(id)))
        expect(grantState(grant, now) === 'active' && covers(grant, facts.contactKey)).toBe(false);
      if (evaluation.cause === 'no_grant') expect(ignored).toHaveLength(facts.grants.length);
    }),
    { numRuns: 2_000 },
  );
});
