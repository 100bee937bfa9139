import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stages } from '#domain/lifecycle.ts';
import { aSentence } from '#tests/support/facts.ts';
import { broken } from '#tests/support/model/invariants.ts';
import { MemoryHouse } from '#tests/support/model/memory-house.ts';
import { anyStep, firstRound } from '#tests/support/model/steps.ts';

const full = process.env.LATCHKEY_FULL === '1';

function told(house: MemoryHouse) {
  return house.events.map((event) => ({
    type: event.type,
    grantId: 'grantId' in event ? event.grantId : undefined,
  }));
}

test('no order of commands breaks an invariant', { timeout: 300_000 }, () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      firstRound,
      fc.array(anyStep, { minLength: 20, maxLength: 100, size: 'max' }),
      ([kind, seats, maxDays], steps) => {
        const house = new MemoryHouse();
        house.play({ do: 'plan', by: 'pm', kind, seats, maxDays, opensWhenReady: true });
        house.play({ do: 'ready', by: 'engineer', pick: 0 });
        for (const step of steps) {
          const before = { stage: house.stage, events: house.events.length, grants: house.grants.length };
          const allowed = house.killedFrom === null && !['ga', 'retired'].includes(house.stage);
          const refusal = house.play(step);
          if (refusal) expect(refusal.sentence).toMatch(aSentence);
          if (refusal) expect(house.events.length).toBe(before.events);
          const carried = step.do === 'close';
          if (house.grants.length > before.grants) expect(allowed || carried).toBe(true);
          expect(stages.indexOf(house.stage)).toBeGreaterThanOrEqual(stages.indexOf(before.stage));
          expect(broken({ ...house, told: told(house) })).toEqual([]);
        }
        for (const { type } of house.events) seen.set(type, (seen.get(type) ?? 0) + 1);
      },
    ),
    { numRuns: full ? 10_000 : 1000 },
  );
  for (const type of [
    'grant.created',
    'grant.extended',
    'grant.carried',
    'grant.end_set',
    'request.approved',
    'request.waitlisted',
    'request.offered',
    'request.offer_lapsed',
    'request.changed',
    'round.changed',
    'exclusion.created',
  ])
    expect(seen.get(type), type).toBeGreaterThan(3);
});
