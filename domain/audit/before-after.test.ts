import { describe, expect, test } from 'vitest';
import { changesBeside, changesOf } from '#domain/audit/before-after.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { tell } from '#domain/audit/sentences.ts';
import { noon } from '#tests/support/facts.ts';
import { granted, of, ofGrant, ofRequest, ofRound, reason } from '#tests/support/told-parts.ts';

const reader = { userId: undefined, now: noon };
const staging = { environment: 'staging' } as const;
const change = { what: 'places', from: '3', to: '5' };
const ends = { from: '2026-12-01T12:00:00.000Z', to: '2026-12-22T12:00:00.000Z' };

/** What changed, and what of it the sentence leaves to be shown beside it. */
const cases: [AuditEvent, string[], 'said' | 'beside'][] = [
  [{ type: 'grant.created', ...granted }, [], 'said'],
  [{ type: 'round.changed', ...ofRound, changes: [change] }, ['places: 3 → 5'], 'said'],
  [{ type: 'grant.extended', ...ofGrant, ...ends, reason }, ['ends: 1 Dec → 22 Dec'], 'said'],
  [{ type: 'grant.end_set', ...ofGrant, ...ends, reason }, ['ends: 1 Dec → 22 Dec'], 'said'],
  [{ type: 'feature.stage_changed', ...of, from: 'alpha', to: 'beta' }, ['stage: Alpha → Beta'], 'said'],
  [
    { type: 'feature.killed', ...of, ...staging, from: 'granted', affected: 2, reason },
    ['served in staging: whoever it is unlocked for → nobody'],
    'beside',
  ],
  [
    { type: 'feature.kill_lifted', ...of, ...staging, to: 'everyone', reason },
    ['served in staging: nobody → everyone'],
    'beside',
  ],
  [
    { type: 'feature.serving_changed', ...of, ...staging, from: 'granted', to: 'everyone' },
    ['served in staging: whoever it is unlocked for → everyone'],
    'beside',
  ],
  [
    { type: 'feature.visibility_changed', ...of, visibleToClients: true },
    ['browser apps: hidden → shown'],
    'beside',
  ],
  [
    { type: 'feature.visibility_changed', ...of, visibleToClients: false },
    ['browser apps: shown → hidden'],
    'beside',
  ],
  [
    { type: 'request.rejudged', ...ofRequest, policyVersion: 2, outcome: 'allow', from: 'A asks.', to: 'B.' },
    ['rule: A asks. → B.'],
    'said',
  ],
  [
    { type: 'waitlist.ordered', ...ofRound, from: ['Acme', 'Globex'], to: ['Globex', 'Acme'] },
    ['order: Acme, Globex → Globex, Acme'],
    'said',
  ],
];

describe.each(cases)('%j', (event, changes, where) => {
  const inWords = (found: ReturnType<typeof changesOf>) =>
    found.map(({ what, from, to }) => `${what}: ${from} → ${to}`);

  test('tells each before and after once', () => {
    const { parts } = tell({ event, actor: { kind: 'system' } }, reader);
    expect(inWords(changesOf(event, reader))).toEqual(changes);
    expect(inWords(changesBeside(event, parts, reader))).toEqual(where === 'beside' ? changes : []);
  });
});

test('a day is that of the reader’s zone, but a day of the calendar is the same everywhere', () => {
  const late: AuditEvent = { type: 'grant.created', ...granted, expiresAt: '2026-12-22T23:30:00.000Z' };
  const say = (event: AuditEvent, timeZone?: string) =>
    tell({ event, actor: { kind: 'system' } }, { ...reader, timeZone })
      .parts.map((part) => (typeof part === 'string' ? part : part.strong))
      .join('');
  expect(say(late)).toContain('until 22 Dec');
  expect(say(late, 'UTC')).toContain('until 22 Dec');
  expect(say(late, 'Asia/Tokyo')).toContain('until 23 Dec');
  const heard: AuditEvent = {
    type: 'interest.recorded',
    ...of,
    account: granted.account,
    interestId: 'i',
    dealCloseDate: '2026-12-22',
    note: reason,
  };
  for (const zone of ['America/Los_Angeles', 'Asia/Tokyo'])
    expect(say(heard, zone)).toContain('closing 22 Dec');
});
