import { beforeAll, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import { breakGlassVerb } from '#server/commands/access/break-glass.ts';
import { reviewBreakGlassVerb } from '#server/commands/access/review-break-glass.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const refused = {
  code: 'conflict',
  sentence: expect.stringMatching(/ by break-glass on \d+ \w+ and nobody has looked at it yet\.$/),
};
const justified = (grantId: string) => ({ grantId, verdict: 'justified', note: 'It was needed.' });

test('the glass is broken again once somebody has looked at the last time', async () => {
  const { featureId } = await house.open({ kind: 'alpha' });
  const accountId = await house.account();
  const urgent = wish(featureId, accountId, { days: 7 });
  const { grantId } = await house.done(breakGlassVerb, 'pm', urgent);
  house.now = addDays(house.now, 8);
  for (const by of ['pm', 'admin'] as const)
    expect(await house.run(breakGlassVerb, by, urgent)).toMatchObject(refused);
  const others = wish(featureId, await house.account(), { days: 7 });
  await house.done(breakGlassVerb, 'pm', others);
  await house.done(reviewBreakGlassVerb, 'admin', justified(grantId));
  await house.done(breakGlassVerb, 'pm', urgent);
});

test('what was carried on and looked at there counts as looked at', async () => {
  const { featureId, roundId } = await house.open({ kind: 'alpha' });
  const accountId = await house.account();
  const urgent = wish(featureId, accountId, { days: 7 });
  const { grantId } = await house.done(breakGlassVerb, 'pm', urgent);
  const next = await house.plan(featureId, { kind: 'alpha', opensWhenReady: true });
  await house.done(closeRoundVerb, 'pm', { roundId, fates: [{ grantId, fate: 'carry' }] });
  await house.done(markReadyVerb, 'engineer', { roundId: next });
  const [carried] = await house.sql<{ id: string }[]>`select id from grants where carried_from = ${grantId}`;
  const carriedId = String(carried?.id);
  await house.done(revokeGrantVerb, 'pm', { grantId: carriedId, reason: 'They are done.' });
  expect(await house.run(breakGlassVerb, 'pm', urgent)).toMatchObject(refused);
  await house.done(reviewBreakGlassVerb, 'admin', justified(carriedId));
  await house.done(breakGlassVerb, 'pm', urgent);
});
