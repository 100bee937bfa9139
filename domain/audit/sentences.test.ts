import { describe, expect, test } from 'vitest';
import type { AuditEvent, AuditEventType } from '#domain/audit/events.ts';
import { lasting } from '#domain/audit/phrases.ts';
import { plainSentence, tell } from '#domain/audit/sentences.ts';
import { noon } from '#tests/support/facts.ts';
import { toldOfAccess } from '#tests/support/told-of-access.ts';
import { toldOfAccounts } from '#tests/support/told-of-accounts.ts';
import { toldOfDirectory } from '#tests/support/told-of-directory.ts';
import { toldOfExports } from '#tests/support/told-of-exports.ts';
import { toldOfFeatures } from '#tests/support/told-of-features.ts';
import { toldOfOperator } from '#tests/support/told-of-operator.ts';
import { toldOfPeople } from '#tests/support/told-of-people.ts';
import { toldOfSignIn } from '#tests/support/told-of-sign-in.ts';
import { toldOfTrail } from '#tests/support/told-of-trail.ts';
import {
  granted,
  of,
  ofGrant,
  ofRequest,
  ofRound,
  reason,
  type Told,
  type ToldOf,
} from '#tests/support/told-parts.ts';

const told: ToldOf<AuditEventType> = {
  ...toldOfFeatures,
  ...toldOfAccess,
  ...toldOfAccounts,
  ...toldOfExports,
  ...toldOfPeople,
  ...toldOfDirectory,
  ...toldOfTrail,
  ...toldOfOperator,
  ...toldOfSignIn,
};

const by = { kind: 'user', id: 'reader', name: 'The seller' } as const;
const you = { userId: 'reader', now: noon };
const another = { userId: 'another', now: noon };

const cases = Object.values<Told>(told).map(([event, sentence, tone, quote]) => {
  return { type: event.type, event, sentence, tone, quote };
});

describe.each(cases)('$type', ({ event, sentence, tone, quote }) => {
  const spokenFor = [
    'grant.activated',
    'grant.ends_soon',
    'request.offer_lapsed',
    'request.reminded',
    'request.escalated',
    'export.finished',
    'import.finished',
    'audit.verified',
    'audit.broken',
  ].includes(event.type);

  test('is one sentence, told to whoever did it, to others, and of Latchkey itself', () => {
    const of = (name: string) => (spokenFor ? sentence : `${name} ${sentence}`);
    expect(plainSentence({ event, actor: by }, you)).toBe(of('You').replace('their place', 'your place'));
    expect(plainSentence({ event, actor: by }, another)).toBe(of('The seller'));
    expect(plainSentence({ event, actor: { kind: 'system' } }, you)).toBe(of('Latchkey'));
  });

  test('has its tone, and the reason in the words of whoever gave it', () => {
    expect(tell({ event, actor: by }, you)).toMatchObject({ tone, quote });
  });

  test('leads only to places inside the app', () => {
    const links = tell({ event, actor: by }, you).parts.flatMap((part) =>
      typeof part === 'object' && part.href !== undefined ? [part.href] : [],
    );
    expect(
      links.filter(
        (href) =>
          !/^\/(features|accounts|people|keys|policy|timeline)(\/[\w.:@-]+)?(\?version=\d+)?$/.test(href),
      ),
    ).toEqual([]);
  });
});

describe('little things', () => {
  const say = (event: AuditEvent) => plainSentence({ event, actor: by }, you);

  test('nobody is left to be told about', () => {
    expect(say({ type: 'feature.declared_ga', ...of, converted: 0 })).toBe(
      'You declared Java support generally available',
    );
    expect(say({ type: 'round.closed', ...ofRound, ended: 0 })).toBe(
      'You closed beta round 1 of Java support',
    );
    expect(say({ type: 'round.opened', ...ofRound, seats: 5, because: 'opened' })).toBe(
      'You opened beta round 1 of Java support with 5 places',
    );
  });

  test('an end in another year names it', () => {
    expect(say({ type: 'grant.created', ...granted, expiresAt: '2027-01-05T00:00:00.000Z' })).toBe(
      'You unlocked Java support for Acme until 5 Jan 2027',
    );
  });

  test('what is taken back has its own words', () => {
    expect(say({ type: 'feature.visibility_changed', ...of, visibleToClients: false })).toBe(
      'You hid Java support from browser apps',
    );
    const change = { environment: 'staging', from: 'everyone', to: 'granted' } as const;
    expect(say({ type: 'feature.serving_changed', ...of, ...change })).toBe(
      'You limited Java support in staging to whoever it is unlocked for',
    );
    expect(say({ type: 'feature.created', ...of, valueType: 'boolean', visibleToClients: true })).toBe(
      'You created Java support, shown to browser apps',
    );
  });

  test('a variant that is not the usual one, and contacts, are said', () => {
    expect(say({ type: 'grant.created', ...granted, variant: 'v3' })).toBe(
      'You unlocked Java support, variant v3, for Acme until 22 Dec',
    );
    expect(say({ type: 'grant.created', ...granted, contacts: 1 })).toBe(
      'You unlocked Java support for 1 contact at Acme until 22 Dec',
    );
    const asked = { ...ofRequest, days: 30, reason, ruleText: 'Alpha asks.' };
    expect(say({ type: 'request.created', ...asked, variant: 'v3', contacts: 2 })).toBe(
      'You asked for Java support, variant v3, for 2 contacts at Acme, 30 days',
    );
  });

  test('asking for more time says how long it is in all then', () => {
    const asked = { ...ofRequest, days: 30, reason, ruleText: 'Alpha asks.' };
    expect(say({ type: 'request.created', ...asked, extension: true })).toBe(
      'You asked for more time with Java support for Acme, 30 days in all',
    );
  });

  test('a place that is offered of what was asked before is nobody’s asking now', () => {
    const asked = { ...ofRequest, days: 30, reason, ruleText: 'Alpha asks.' };
    expect(say({ type: 'request.created', ...asked, fromInterest: true })).toBe(
      'You made a request of what Acme asked for before: Java support, 30 days',
    );
  });

  test('a yes names its step where there are several, and yeses that were voided are counted', () => {
    const yes = { ...ofRequest, step: 1, steps: 1, revision: 1 };
    expect(say({ type: 'request.step_approved', ...yes })).toBe(
      'You said yes to the request for Java support for Acme',
    );
    const changes = [{ what: 'length', from: '14 days', to: '30 days' }];
    expect(say({ type: 'request.changed', ...ofRequest, revision: 2, changes, voided: 2 })).toBe(
      'You changed the request for Java support for Acme: length 14 days → 30 days; 2 yeses do not count any more',
    );
  });

  test('what became of the rules of a policy is said where it is known', () => {
    const published = { type: 'policy.published', version: 8, rules: 3, reason } as const;
    expect(say({ ...published, added: 1, changed: 0, moved: 2 })).toBe(
      'You published policy 8 with 3 rules: 1 added, 2 moved',
    );
  });

  test('break-glass is said', () => {
    expect(say({ type: 'grant.created', ...granted, source: 'break_glass' })).toBe(
      'You unlocked by break-glass Java support for Acme until 22 Dec',
    );
    const skipped = ['lead', 'feature_pm'] as const;
    expect(say({ type: 'grant.created', ...granted, source: 'break_glass', skipped })).toBe(
      "You unlocked by break-glass Java support for Acme until 22 Dec, without the yes of a sales lead of the team and the feature's product manager",
    );
  });

  test('an anonymous reader is nobody in the sentence', () => {
    const event: AuditEvent = { type: 'grant.undone', ...ofGrant };
    expect(plainSentence({ event, actor: by }, { userId: undefined, now: noon })).toMatch(/^The seller /);
  });

  test.each([
    [-5, '0 s'],
    [0, '0 s'],
    [59_499, '59 s'],
    [59_500, '1 min'],
    [90_000, '2 min'],
    [3_570_000, '1 h'],
    [3_600_000, '1 h'],
    [84_600_000, '1 day'],
    [86_400_000, '1 day'],
    [259_200_000, '3 days'],
  ])('%i ms last %s', (ms, words) => {
    expect(lasting(ms)).toBe(words);
  });
});
