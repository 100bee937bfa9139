import type { AuditEventType } from '#domain/audit/events.ts';
import {
  access,
  granted,
  ofGrant,
  ofRequest,
  reason,
  round,
  type ToldOf,
} from '#tests/support/told-parts.ts';

type Types = Extract<AuditEventType, `${'request' | 'grant' | 'break_glass' | 'exclusion'}.${string}`>;

/** Each event with what it is told as. */
export const toldOfAccess: ToldOf<Types> = {
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
    'said yes to step 1 of 2 of the request for Java support for Acme',
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
    'ended the request for Java support for Acme',
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
  'request.changed': [
    {
      type: 'request.changed',
      ...ofRequest,
      revision: 2,
      changes: [{ what: 'length', from: '14 days', to: '30 days' }],
      voided: 1,
      reason,
    },
    'changed the request for Java support for Acme: length 14 days → 30 days; 1 yes does not count any more',
    'asked',
    reason,
  ],
  'request.waitlisted': [
    { type: 'request.waitlisted', ...ofRequest, place: 2 },
    'put Acme on the waitlist of Java support, at place 2',
    'asked',
  ],
  'request.offered': [
    { type: 'request.offered', ...ofRequest, until: '2026-11-24T12:00:00.000Z' },
    'offered a place in Java support to Acme, held until 24 Nov',
    'granted',
  ],
  'request.offer_lapsed': [
    { type: 'request.offer_lapsed', ...ofRequest },
    'Acme did not take the offered place in Java support in time, and waits again',
    'ended',
  ],
  'request.rejudged': [
    {
      type: 'request.rejudged',
      ...ofRequest,
      policyVersion: 8,
      outcome: 'allow',
      from: 'Alpha asks.',
      to: 'Sales unlocks.',
    },
    'judged the request for Java support for Acme by policy 8: it can be unlocked now (Alpha asks. → Sales unlocks.)',
    'asked',
  ],
  'request.reminded': [
    { type: 'request.reminded', ...ofRequest, waitsForHours: 5 },
    'Java support for Acme has waited for an answer for 5 h',
    'asked',
  ],
  'request.escalated': [
    { type: 'request.escalated', ...ofRequest, waitsForHours: 74 },
    'Java support for Acme has waited for 3 days: anybody of the same role may answer now',
    'asked',
  ],
  'grant.extended': [
    {
      type: 'grant.extended',
      ...ofGrant,
      from: '2026-12-01T12:00:00.000Z',
      to: '2026-12-22T12:00:00.000Z',
      reason,
    },
    'extended Java support for Acme: ends 1 Dec → 22 Dec',
    'granted',
    reason,
  ],
  'grant.scope_changed': [
    {
      type: 'grant.scope_changed',
      ...ofGrant,
      changes: [{ what: 'contacts', from: 'everyone at Acme', to: '2 contacts' }],
    },
    'changed Java support for Acme: contacts everyone at Acme → 2 contacts',
    'plain',
  ],
  'grant.carried': [
    {
      type: 'grant.carried',
      ...ofGrant,
      to: { ...round, number: 2 },
      newGrantId: 'grant-2',
      expiresAt: '2026-12-22T12:00:00.000Z',
    },
    'carried Acme into beta round 2 of Java support until 22 Dec',
    'granted',
  ],
  'grant.end_set': [
    {
      type: 'grant.end_set',
      ...ofGrant,
      from: '2026-12-22T12:00:00.000Z',
      to: '2026-12-01T12:00:00.000Z',
      reason,
    },
    'set when Java support ends for Acme: 22 Dec → 1 Dec',
    'ended',
    reason,
  ],
  'grant.ends_soon': [
    { type: 'grant.ends_soon', ...ofGrant, expiresAt: '2026-11-29T12:00:00.000Z', inDays: 7 },
    'Java support ends for Acme in 7 days, on 29 Nov',
    'ended',
  ],
  'break_glass.reviewed': [
    { type: 'break_glass.reviewed', ...ofGrant, verdict: 'not_justified', reason },
    'looked at the break-glass of Java support for Acme and found it not right; it ended',
    'plain',
    reason,
  ],
  'exclusion.created': [
    { type: 'exclusion.created', ...access, exclusionId: 'x', ended: true, reason },
    'excluded Acme from Java support; it had it until now',
    'refused',
    reason,
  ],
  'exclusion.lifted': [
    { type: 'exclusion.lifted', ...access, exclusionId: 'x', reason },
    'let Acme have Java support again',
    'plain',
    reason,
  ],
};
