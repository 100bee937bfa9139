import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs } from '#domain/dates.ts';
import type { Refusal } from '#domain/decision.ts';
import { undoWindowMs } from '#domain/grants.ts';
import { stages } from '#domain/lifecycle.ts';
import { aSentence } from '#tests/support/facts.ts';
import { ModelHouse } from '#tests/support/model-house.ts';
import { accountCount, who } from '#tests/support/model-state.ts';

type Command = (house: ModelHouse) => Refusal | undefined;

const mostly = (name: string) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(name) }, fc.constantFrom(...who));
const anyone = fc.constantFrom(...who);
const pick = fc.nat(5);
const account = fc.nat(accountCount - 1);
const days = fc.integer({ min: 1, max: 3 });
const waits = fc.constantFrom(1, 1000, undoWindowMs, dayMs, 3 * dayMs);
const onBehalfOf = fc.option(anyone, { nil: undefined, freq: 4 });

const kinds = {
  plan: fc
    .tuple(mostly('pm'), fc.constantFrom('alpha', 'beta'), fc.integer({ min: 1, max: 2 }), days, fc.boolean())
    .map(
      (given): Command =>
        (house) =>
          house.plan(...given),
    ),
  ready: fc.tuple(mostly('engineer'), pick).map(
    ([by, one]): Command =>
      (house) =>
        house.move(by, 'ready', one),
  ),
  open: fc.tuple(mostly('pm'), pick).map(
    ([by, one]): Command =>
      (house) =>
        house.move(by, 'open', one),
  ),
  pause: fc.tuple(anyone, pick).map(
    ([by, one]): Command =>
      (house) =>
        house.move(by, 'pause', one),
  ),
  close: fc.tuple(anyone, pick).map(
    (given): Command =>
      (house) =>
        house.close(...given),
  ),
  unlock: fc.tuple(mostly('sales'), account, days).map(
    (given): Command =>
      (house) =>
        house.unlock(...given),
  ),
  request: fc.tuple(mostly('other-pm'), account, days, onBehalfOf).map(
    (given): Command =>
      (house) =>
        house.request(...given),
  ),
  approve: fc.tuple(mostly('pm'), pick, fc.constantFrom(1, 1, 1, 2)).map(
    ([by, one, seen]): Command =>
      (house) =>
        house.decide(by, one, 'approve', seen),
  ),
  settle: fc.tuple(anyone, pick, fc.constantFrom('reject', 'cancel')).map(
    (given): Command =>
      (house) =>
        house.decide(...given),
  ),
  end: fc.tuple(anyone, pick, fc.constantFrom('revoke', 'undo')).map(
    (given): Command =>
      (house) =>
        house.end(...given),
  ),
  kill: anyone.map(
    (by): Command =>
      (house) =>
        house.kill(by, false),
  ),
  lift: mostly('pm').map(
    (by): Command =>
      (house) =>
        house.kill(by, true),
  ),
  finish: fc.tuple(anyone, fc.constantFrom('ga', 'retire')).map(
    (given): Command =>
      (house) =>
        house.finish(...given),
  ),
  wait: waits.map(
    (ms): Command =>
      (house) =>
        house.wait(ms),
  ),
};

const command: fc.Arbitrary<Command> = fc.oneof(
  ...Object.values(kinds),
  { weight: 6, arbitrary: kinds.unlock },
  { weight: 3, arbitrary: kinds.request },
  { weight: 4, arbitrary: kinds.approve },
  { weight: 2, arbitrary: kinds.open },
  { weight: 2, arbitrary: kinds.lift },
);

const firstRound = fc.tuple(fc.constantFrom('alpha', 'beta'), fc.integer({ min: 1, max: 2 }), days);

function count(values: readonly string[]): Map<string, number> {
  return values.reduce(
    (counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1),
    new Map<string, number>(),
  );
}
const most = (values: readonly string[]) => Math.max(0, ...count(values).values());

/** The invariants of the product that are the rules' own to keep. */
function broken(house: ModelHouse): string[] {
  const living = house.grants.filter((grant) => house.living(grant));
  const round = (id: string) => house.rounds.find((one) => one.id === id);
  const pending = house.requests.filter((one) => one.status === 'pending');
  const running = house.rounds.filter((one) => one.status === 'open' || one.status === 'paused');
  const ended = house.stage === 'ga' || house.stage === 'retired';
  const told = (type: string) => house.events.filter((event) => event.type === type);
  const endings = house.events.flatMap((event) =>
    event.type === 'grant.revoked' || event.type === 'grant.undone' || event.type === 'grant.converted'
      ? [event.grantId]
      : [],
  );
  const checks: Record<string, boolean> = {
    'seats are never exceeded': house.rounds.every(
      ({ id, seats }) => living.filter((grant) => grant.roundId === id).length <= seats,
    ),
    'one living grant per account': most(living.map((grant) => String(grant.account))) <= 1,
    'every grant ends in time': house.grants.every((grant) => {
      const length = grant.expiresAt.getTime() - grant.startsAt.getTime();
      return length > 0 && length <= (round(grant.roundId)?.maxDays ?? 0) * dayMs;
    }),
    'nobody approves their own': house.requests.every((asked) =>
      asked.approvals.every(
        ({ decidedBy }) => decidedBy !== asked.requestedBy && decidedBy !== asked.requestedFor,
      ),
    ),
    'only the PM of the feature approves': house.requests.every((asked) =>
      asked.approvals.every(({ decidedBy }) => decidedBy === 'pm'),
    ),
    'approved is granted': house.requests.every(
      (asked) =>
        house.grants.filter((grant) => grant.requestId === asked.id).length ===
        Number(asked.status === 'approved'),
    ),
    'one request waits per account': most(pending.map((asked) => String(asked.account))) <= 1,
    'nobody excluded holds it': house.grants.every((grant) => !house.excluded.has(grant.account)),
    'one round runs': running.length <= 1 && (running.length === 0 || !ended),
    'nothing outlives its round': [...living, ...pending].every(
      (one) => round(one.roundId)?.status !== 'closed',
    ),
    'each grant is told once': most(endings) <= 1 && told('grant.created').length === house.grants.length,
    'each ending is told': house.grants.filter((grant) => grant.endedAt).length === endings.length,
    'each request is told': told('request.created').length === house.requests.length,
  };
  return Object.keys(checks).filter((name) => !checks[name]);
}

const full = process.env.LATCHKEY_FULL === '1';

test('no order of commands breaks an invariant', { timeout: 120_000 }, () => {
  let granted = 0;
  fc.assert(
    fc.property(
      firstRound,
      fc.array(command, { minLength: 10, maxLength: 60, size: 'max' }),
      (first, commands) => {
        const house = new ModelHouse();
        house.plan('pm', ...first, true);
        house.move('engineer', 'ready', 0);
        for (const run of commands) {
          const before = { stage: house.stage, events: house.events.length, grants: house.grants.length };
          const allowed = house.killedFrom === null && !['ga', 'retired'].includes(house.stage);
          const refusal = run(house);
          if (refusal) expect(refusal.sentence).toMatch(aSentence);
          if (refusal) expect(house.events.length).toBe(before.events);
          if (house.grants.length > before.grants) expect(allowed).toBe(true);
          expect(stages.indexOf(house.stage)).toBeGreaterThanOrEqual(stages.indexOf(before.stage));
          expect(broken(house)).toEqual([]);
        }
        granted += house.grants.length;
      },
    ),
    { numRuns: full ? 10_000 : 1000 },
  );
  expect(granted).toBeGreaterThan(500);
});
