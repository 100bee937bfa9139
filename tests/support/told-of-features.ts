import type { AuditEventType } from '#domain/audit/events.ts';
import { acme } from '#tests/support/facts.ts';
import { access, key, of, ofRound, reason, round, type ToldOf } from '#tests/support/told-parts.ts';

type Types =
  | Extract<
      AuditEventType,
      `${'feature' | 'round' | 'waitlist' | 'key' | 'policy' | 'settings' | 'delegation' | 'interest' | 'feedback' | 'comment'}.${string}`
    >
  | 'account.created';

/** Each event with what it is told as. */
export const toldOfFeatures: ToldOf<Types> = {
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
  'round.changed': [
    { type: 'round.changed', ...ofRound, changes: [{ what: 'places', from: '3', to: '5' }], reason },
    'changed beta round 1 of Java support: places 3 → 5',
    'moved',
    reason,
  ],
  'waitlist.ordered': [
    { type: 'waitlist.ordered', ...ofRound, from: ['Acme', 'Globex'], to: ['Globex', 'Acme'] },
    'put those who wait for Java support in order: Acme, Globex → Globex, Acme',
    'plain',
  ],
  'interest.recorded': [
    {
      type: 'interest.recorded',
      ...access,
      interestId: 'i',
      dealValue: 50_000,
      dealCloseDate: '2026-12-22',
      note: reason,
    },
    'heard that Acme asks for Java support, a deal of $50,000, closing 22 Dec',
    'asked',
    reason,
  ],
  'interest.withdrawn': [
    { type: 'interest.withdrawn', ...access, interestId: 'i' },
    'noted that Acme does not ask for Java support any more',
    'plain',
  ],
  'feedback.given': [
    { type: 'feedback.given', ...access, feedbackId: 'f', round, sentiment: 'positive', note: reason },
    'passed on what Acme says about Java support, beta round 1: happy',
    'plain',
    reason,
  ],
  'comment.written': [
    { type: 'comment.written', ...access, on: { kind: 'request', id: 'request-1' }, note: reason },
    'wrote about the request for Java support for Acme',
    'plain',
    reason,
  ],
  'settings.changed': [
    { type: 'settings.changed', changes: [{ what: 'places are held', from: '48 h', to: '24 h' }] },
    'changed the waiting times: places are held 48 h → 24 h',
    'plain',
  ],
  'delegation.created': [
    {
      type: 'delegation.created',
      delegationId: 'd',
      delegate: { id: 'p', name: 'The other lead' },
      startsAt: '2026-11-23T00:00:00.000Z',
      endsAt: '2026-11-30T00:00:00.000Z',
    },
    'let The other lead decide in their place from 23 Nov until 30 Nov',
    'plain',
  ],
  'delegation.ended': [
    { type: 'delegation.ended', delegationId: 'd', delegate: { id: 'p', name: 'The other lead' } },
    'took back deciding from The other lead',
    'plain',
  ],
};
