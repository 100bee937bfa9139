import { describe, expect, test } from 'vitest';
import { defaultRules, noRuleText, type Rule } from '#domain/policy.ts';
import { type OpenRequest, publishPolicy, rejudge } from '#domain/policy-publishing.ts';
import { accessFacts, acme, aSentence, javaSupport } from '#tests/support/facts.ts';

const pmStep = { group: 'feature_pm' as const, quorum: 1 };
const leadStep = { group: 'lead' as const, quorum: 1 };
const allow: Rule = { text: 'At once.', when: [], outcome: { kind: 'allow' } };
const deny: Rule = { text: 'Never.', when: [], outcome: { kind: 'deny', reason: 'Not now.' } };
const asks = (...steps: (typeof pmStep | typeof leadStep)[]): Rule => ({
  text: 'Ask.',
  when: [],
  outcome: { kind: 'needsApproval', steps },
});

function open(changes: Partial<OpenRequest> = {}): OpenRequest {
  return {
    id: 'request-1',
    status: 'pending',
    revision: 2,
    steps: [pmStep],
    ruleText: 'Everything else asks.',
    days: 30,
    feature: javaSupport,
    account: acme,
    facts: accessFacts({ actor: { ownsAccount: false } }),
    ...changes,
  };
}

const judge = (rule: Rule | undefined, request = open()) =>
  rejudge(request, { version: 8, rules: rule ? [rule] : [] });
const full = accessFacts({ round: { seats: { total: 3, taken: 3 } } });

describe('an open request by a new policy', () => {
  test.each([
    ['the same steps', asks(pmStep), open()],
    ['the same, waiting for a place', asks(pmStep), open({ status: 'waitlisted' })],
    ['still nobody to ask', allow, open({ steps: [] })],
    ['a round that does not run any more', deny, open({ facts: accessFacts({ round: 'none' }) })],
  ])('stays with %s', (_name, rule, request) => {
    expect(judge(rule, request)).toBeUndefined();
  });

  test.each([
    ['other people are asked', asks(leadStep), open(), 'pending', [leadStep], 3, 'needsApproval'],
    [
      'one more person is asked',
      asks(pmStep, leadStep),
      open(),
      'pending',
      [pmStep, leadStep],
      3,
      'needsApproval',
    ],
    ['nobody is asked any more', allow, open(), 'waitlisted', [], 3, 'allow'],
    ['somebody is asked again', asks(pmStep), open({ steps: [] }), 'pending', [pmStep], 3, 'needsApproval'],
    ['nobody is asked, and no place is left', allow, open({ facts: full }), 'waitlisted', [], 3, 'waitlist'],
    [
      'nobody is asked of those in line',
      allow,
      open({ status: 'waitlisted' }),
      'waitlisted',
      [],
      3,
      'waitlist',
    ],
    ['nobody is asked of those with a place', allow, open({ status: 'offered' }), 'offered', [], 3, 'allow'],
    [
      'others are asked, full as it is',
      asks(leadStep),
      open({ facts: full }),
      'pending',
      [leadStep],
      3,
      'needsApproval',
    ],
    ['it is refused', deny, open(), 'rejected', [pmStep], 2, 'deny'],
    ['it is refused in line', deny, open({ status: 'waitlisted' }), 'rejected', [pmStep], 2, 'deny'],
    ['no rule names it', undefined, open(), 'rejected', [pmStep], 2, 'deny'],
    [
      'a kill switch is no answer',
      allow,
      open({ facts: accessFacts({ feature: { killed: true } }) }),
      'waitlisted',
      [],
      3,
      'allow',
    ],
    [
      'an exclusion is no answer',
      asks(leadStep),
      open({ facts: accessFacts({ excludedBecause: 'Contract' }) }),
      'pending',
      [leadStep],
      3,
      'needsApproval',
    ],
  ] as const)('%s', (_name, rule, request, status, steps, revision, outcome) => {
    const judged = judge(rule, request);
    expect(judged?.next).toMatchObject({ status, steps, revision, policyVersion: 8 });
    expect(judged?.next.joinsLine).toBe(request.status === 'pending' && status === 'waitlisted');
    expect(judged?.event).toMatchObject({ type: 'request.rejudged', outcome, from: request.ruleText });
  });

  test.each([
    ['the rule refuses it', deny, 'Not now.'],
    ['no rule names it', undefined, noRuleText],
    ['others are asked', asks(leadStep), undefined],
  ] as const)('says why to whoever asked: %s', (_why, rule, reason) => {
    expect(judge(rule, open())?.event).toHaveProperty('reason', reason);
  });

  test("the round's own rules still come first", () => {
    const facts = accessFacts({ round: { rules: [asks(pmStep)] } });
    expect(judge(deny, open({ facts }))).toBeUndefined();
  });
});

describe('publishing', () => {
  const current = { version: 7, rules: defaultRules };
  const input = { basedOn: 7, rules: [...defaultRules, allow], reason: 'Trying it.' };

  test('makes the next version and judges what is open', () => {
    const decision = publishPolicy(
      { current, open: [open({ id: 'a' }), open({ id: 'b', steps: [leadStep] })] },
      input,
    );
    expect(decision).toMatchObject({
      ok: true,
      next: { version: 8, rules: input.rules, rejudged: [{ id: 'b', steps: [pmStep] }] },
      events: [
        { type: 'policy.published', version: 8, rules: 4, added: 1, removed: 0, changed: 0, moved: 0 },
        { type: 'request.rejudged', requestId: 'b', policyVersion: 8 },
      ],
    });
  });

  test.each([
    ['stale', { ...input, basedOn: 6 }],
    ['stale', { ...input, basedOn: 8 }],
    ['conflict', { ...input, rules: [...defaultRules] }],
  ])('is refused: %s', (code, tried) => {
    const decision = publishPolicy({ current, open: [open()] }, tried);
    expect(decision).toMatchObject({ ok: false, code, sentence: expect.stringMatching(aSentence) });
  });
});
