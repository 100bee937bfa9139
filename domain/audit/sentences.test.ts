import { describe, expect, test } from 'vitest';
import type { AuditEvent, AuditEventType } from '#domain/audit/events.ts';
import { lasting, plainSentence, type Tone, tell } from '#domain/audit/sentences.ts';
import { acme, javaSupport, noon } from '#tests/support/facts.ts';

const round = { id: 'round-1', kind: 'beta', number: 1 } as const;
const of = { feature: javaSupport };
const ofRound = { ...of, round };
const access = { ...of, account: acme };
const ofRequest = { ...access, requestId: 'request-1' };
const ofGrant = { ...access, grantId: 'grant-1' };
const key = { id: 'k', name: 'Checkout', kind: 'server', environment: 'production' } as const;
const reason = 'As said on the call.';
const granted = {
  ...ofGrant,
  source: 'direct',
  expiresAt: '2026-12-22T12:00:00.000Z',
  reason,
  policy: 'Policy 7, rule 1',
  ruleText: 'Sales unlocks beta features for their own accounts.',
} as const;

type Told = readonly [event: AuditEvent, sentence: string, tone: Tone, quote?: string];
type ToldAll = { readonly [Type in AuditEventType]: Told & readonly [{ readonly type: Type }, ...unknown[]] };

const told: ToldAll = {
  'feature.created': [
    { type: 'feature.created', ...of, valueType: 'boolean' },
    'created Java support',
    'plain',
  ],
  'feature.stage_changed': [
    { type: 'feature.stage_changed', ...of, from: 'draft', to: 'beta', reason },
    'moved Java support from Draft to Beta',
    'moved',
    reason,
  ],
  'feature.declared_ga': [
    { type: 'feature.declared_ga', ...of, converted: 2 },
    'declared Java support generally available; 2 accounts keep it',
    'moved',
  ],
  'feature.retired': [
    { type: 'feature.retired', ...of, ended: 1, reason },
    'retired Java support; it ended for 1 account',
    'ended',
    reason,
  ],
  'feature.killed': [
    { type: 'feature.killed', ...of, environment: 'production', from: 'granted', affected: 3, reason },
    'pulled the kill switch of Java support in production; 3 accounts lost it',
    'refused',
    reason,
  ],
  'feature.kill_lifted': [
    { type: 'feature.kill_lifted', ...of, environment: 'production', to: 'granted', reason },
    'lifted the kill switch of Java support in production',
    'plain',
    reason,
  ],
  'feature.visibility_changed': [
    { type: 'feature.visibility_changed', ...of, visibleToClients: true },
    'showed Java support to browser apps',
    'plain',
  ],
  'feature.serving_changed': [
    { type: 'feature.serving_changed', ...of, environment: 'staging', from: 'granted', to: 'everyone' },
    'gave Java support to everyone in staging',
    'plain',
  ],
  'round.planned': [
    { type: 'round.planned', ...ofRound, seats: 3, maxDays: 1, opensWhenReady: true },
    'planned beta round 1 of Java support with 3 places, up to 1 day each',
    'plain',
  ],
  'round.ready': [
    { type: 'round.ready', ...ofRound, note: 'Works on Java 21.' },
    'marked Java support, beta round 1, ready for testing',
    'moved',
    'Works on Java 21.',
  ],
  'round.opened': [
    { type: 'round.opened', ...ofRound, seats: 1, because: 'was_ready' },
    'opened beta round 1 of Java support with 1 place, as planned for when it is ready',
    'moved',
  ],
  'round.paused': [
    { type: 'round.paused', ...ofRound, reason },
    'paused beta round 1 of Java support',
    'ended',
    reason,
  ],
  'round.resumed': [{ type: 'round.resumed', ...ofRound }, 'resumed beta round 1 of Java support', 'plain'],
  'round.closed': [
    { type: 'round.closed', ...ofRound, ended: 2 },
    'closed beta round 1 of Java support; it ended for 2 accounts',
    'ended',
  ],
  'request.created': [
    {
      type: 'request.created',
      ...ofRequest,
      days: 30,
      reason,
      ruleText: 'Alpha asks.',
      onBehalfOf: { id: 'p', name: 'The colleague' },
    },
    'asked for Java support for Acme, 30 days, on behalf of The colleague',
    'asked',
    reason,
  ],
  'request.step_approved': [
    { type: 'request.step_approved', ...ofRequest, step: 1, steps: 2, revision: 1 },
    'approved step 1 of 2 for Java support for Acme',
    'asked',
  ],
  'request.approved': [
    { type: 'request.approved', ...ofRequest, revision: 1, reason },
    'approved Java support for Acme',
    'granted',
    reason,
  ],
  'request.rejected': [
    { type: 'request.rejected', ...ofRequest, revision: 1, reason },
    'rejected Java support for Acme',
    'refused',
    reason,
  ],
  'request.cancelled': [
    { type: 'request.cancelled', ...ofRequest },
    'withdrew the request of Java support for Acme',
    'plain',
  ],
  'grant.created': [
    { type: 'grant.created', ...granted },
    'unlocked Java support for Acme until 22 Dec',
    'granted',
    reason,
  ],
  'grant.revoked': [
    { type: 'grant.revoked', ...ofGrant, reason },
    'ended Java support for Acme',
    'ended',
    reason,
  ],
  'grant.undone': [
    { type: 'grant.undone', ...ofGrant },
    'undid the unlock of Java support for Acme',
    'ended',
  ],
  'grant.converted': [
    { type: 'grant.converted', ...ofGrant },
    'made Java support permanent for Acme',
    'granted',
  ],
  'grant.activated': [
    { type: 'grant.activated', ...ofGrant, environment: 'production', afterMs: 9_400 },
    'Java support was first on in the app of Acme, 9 s after the unlock',
    'granted',
  ],
  'account.created': [
    { type: 'account.created', account: acme, owner: { id: 'p', name: 'The sales' } },
    'added the account Acme, owned by The sales',
    'plain',
  ],
  'key.created': [{ type: 'key.created', key }, 'created the server key Checkout for production', 'plain'],
  'key.revoked': [{ type: 'key.revoked', key }, 'revoked the server key Checkout for production', 'plain'],
  'policy.published': [
    { type: 'policy.published', version: 8, rules: 1, reason },
    'published policy 8 with 1 rule',
    'plain',
    reason,
  ],
};

const by = { kind: 'user', id: 'reader', name: 'The seller' } as const;
const you = { userId: 'reader', now: noon };
const another = { userId: 'another', now: noon };

const cases = Object.values<Told>(told).map(([event, sentence, tone, quote]) => {
  return { type: event.type, event, sentence, tone, quote };
});

describe.each(cases)('$type', ({ event, sentence, tone, quote }) => {
  const spokenFor = event.type === 'grant.activated';

  test('is one sentence, told to whoever did it, to others, and of Latchkey itself', () => {
    const of = (name: string) => (spokenFor ? sentence : `${name} ${sentence}`);
    expect(plainSentence({ event, actor: by }, you)).toBe(of('You'));
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
    expect(links.filter((href) => !/^\/(features|accounts|keys)(\/[\w.:@-]+)?$/.test(href))).toEqual([]);
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

  test('break-glass is said', () => {
    expect(say({ type: 'grant.created', ...granted, source: 'break_glass' })).toBe(
      'You unlocked by break-glass Java support for Acme until 22 Dec',
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
