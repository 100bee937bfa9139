import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import { type EndingGrant, type HeldGrant, revoke, undo } from '#domain/ending.ts';
import { undoWindowMs } from '#domain/grants.ts';
import { acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const later = (ms: number) => new Date(noon.getTime() + ms);

describe('ending a grant', () => {
  const held: HeldGrant = {
    id: 'grant-1',
    feature: javaSupport,
    account: acme,
    createdAt: noon,
    startsAt: noon,
    expiresAt: addDays(noon, 1),
    endedAt: null,
    endedAs: null,
  };
  const at = (ms: number) => actOf(person('sales'), later(ms));
  const gone: HeldGrant = { ...held, endedAt: noon, endedAs: 'revoked' };
  const carried: EndingGrant = { ...held, carriedFrom: 'grant-0' };

  test.each([
    ['at once', held, at(0), { ok: true }],
    ['at the end of 15 minutes', held, at(undoWindowMs), { ok: true }],
    ['1 ms after that', held, at(undoWindowMs + 1), { code: 'conflict' }],
    ["somebody else's", held, actOf(person('pm')), { ok: true }],
    ['twice', gone, at(0), { code: 'conflict' }],
    ['what goes on from an earlier round', carried, at(0), { code: 'conflict' }],
  ])('undo %s', (_name, grant, act, outcome) => {
    const undone = undo(grant, act);
    expect(undone).toMatchObject(outcome);
    if (!undone.ok) expect(undone.sentence).toMatch(aSentence);
  });

  test('revoke ends what lives and nothing else', () => {
    expect(revoke(held, 'They left.', at(0))).toMatchObject({
      events: [{ type: 'grant.revoked', reason: 'They left.' }],
    });
    expect(revoke(held, 'They left.', actOf(person('sales'), held.expiresAt))).toMatchObject({
      code: 'conflict',
    });
    expect(revoke(gone, 'They left.', at(0))).toMatchObject({
      code: 'conflict',
      sentence: expect.stringMatching(aSentence),
    });
  });

  test.each([
    ['before it starts', { startsAt: addDays(noon, 3), expiresAt: addDays(noon, 9) }],
    ['while it is on', {}],
  ])('%s it can be ended and undone', (_name, times) => {
    expect(undo({ ...held, ...times }, at(1))).toMatchObject({ events: [{ type: 'grant.undone' }] });
    expect(revoke({ ...held, ...times }, 'They left.', at(1))).toMatchObject({ ok: true });
  });

  test('takes along what asked for more time of it', () => {
    const longer = { ...held, openExtensions: [{ id: 'request-1', account: acme }] };
    for (const decision of [revoke(longer, 'They left.', at(0)), undo(longer, at(0))])
      expect(decision).toMatchObject({
        next: { cancelRequests: ['request-1'] },
        events: [{ grantId: 'grant-1' }, { type: 'request.cancelled', requestId: 'request-1' }],
      });
  });
});
