import { closeRound } from '#domain/closing.ts';
import type { Refusal } from '#domain/decision.ts';
import { declareGa, killFeature, liftKill, retireFeature } from '#domain/features.ts';
import { changeRound } from '#domain/round-changes.ts';
import { markReady, openRound, pauseRound, planRound, preparedRound, runningRound } from '#domain/rounds.ts';
import type { MemoryState } from './memory-state.ts';
import type { Fate, Step } from './steps.ts';

type Of<Do extends Step['do']> = Extract<Step, { do: Do }>;
const skipReason = 'They know it already.';

export function plan(state: MemoryState, step: Of<'plan'>) {
  const terms = {
    seats: step.seats,
    defaultDays: 1,
    maxDays: step.maxDays,
    eligibility: [],
    rules: [],
    opensWhenReady: step.opensWhenReady,
    plannedOpenAt: null,
    plannedCloseAt: null,
  };
  const input = { featureId: 'f', kind: step.kind, skipReason, ...terms };
  return state.do('plan_round', step.by, state.ownFeature(step.by), (act) =>
    planRound({ feature: state.featureRef(), rounds: state.rounds }, input, act),
  )((next) => {
    state.rounds.push({ ...terms, ...next, kind: step.kind, skipReason });
  });
}

/** A closed round is picked too: what is tried on it has to be refused. */
function pickRound(state: MemoryState, pick: number) {
  const unclosed = state.rounds.filter((round) => round.status !== 'closed');
  return unclosed[pick % Math.max(1, unclosed.length)];
}

export function move(state: MemoryState, step: Of<'ready' | 'open' | 'pause'>): Refusal | undefined {
  const round = pickRound(state, step.pick);
  if (!round) return undefined;
  const running = runningRound(state.rounds.filter((one) => one.id !== round.id));
  const facts = { feature: state.featureRef(), round, running };
  const actions = { ready: 'mark_ready', open: 'plan_round', pause: 'pause_round' } as const;
  const readiness = { limitations: true, killSwitch: true, docs: true };
  const decide = {
    ready: () => markReady(facts, { readiness }),
    open: () => openRound(facts),
    pause: () => pauseRound(facts, 'A flaw.'),
  };
  const scope = state.ownFeature(step.by);
  return state.do(
    actions[step.do],
    step.by,
    scope,
    decide[step.do],
  )((next) => {
    round.status = next.roundStatus;
    state.stage = next.stage;
  });
}

export function resize(state: MemoryState, step: Of<'resize'>): Refusal | undefined {
  const round = pickRound(state, step.pick);
  if (!round) return undefined;
  const input = { ...round, roundId: round.id, seats: step.seats, eligibility: [], rules: [] };
  const facts = { feature: state.featureRef(), round, taken: state.taken(round.id) };
  return state.do('plan_round', step.by, state.ownFeature(step.by), (act) => changeRound(facts, input, act))(
    (next) => {
      round.seats = next.seats;
    },
  );
}

/** Which fate each living grant of the round is given: in the order of their accounts. */
export function fatesOf(
  grants: readonly { readonly id: string; readonly account: number; readonly expiresAt: Date }[],
  fates: readonly Fate[],
  now: Date,
) {
  return grants.map((grant, place) => {
    const fate = fates[place % fates.length] ?? 'end';
    const midway = new Date((now.getTime() + grant.expiresAt.getTime()) / 2);
    return { grantId: grant.id, fate, ...(fate === 'end_on' && { endsOn: midway }) };
  });
}

export function close(state: MemoryState, step: Of<'close'>): Refusal | undefined {
  const round = pickRound(state, step.pick);
  if (!round) return undefined;
  const grants = state
    .livingGrants()
    .filter((grant) => grant.roundId === round.id)
    .toSorted((one, other) => one.account - other.account);
  const next = preparedRound(state.rounds.filter((one) => one.id !== round.id));
  const facts = {
    feature: state.featureRef(),
    round,
    running: runningRound(state.rounds.filter((one) => one.id !== round.id)),
    grants: grants.map((grant) => ({ ...grant, account: state.accountRef(grant.account) })),
    gone: [],
    requests: state
      .openRequests()
      .filter((one) => one.roundId === round.id)
      .map((one) => ({
        ...one,
        account: state.accountRef(one.account),
        reason: 'They asked.',
        dealValue: null,
        dealCloseDate: null,
        interestOpen: state.interested.has(one.account),
      })),
    next: next && { ...next, taken: state.taken(next.id) },
  };
  const fates = fatesOf(grants, step.fates, state.now);
  const input = { roundId: round.id, fates, openNext: step.openNext };
  return state.do('plan_round', step.by, state.ownFeature(step.by), (act) => closeRound(facts, input, act))(
    (done) => {
      round.status = done.roundStatus;
      state.stage = done.stage;
      state.endAll(done.endGrants, 'revoked');
      for (const carried of done.carry) {
        const old = grants.find((grant) => grant.id === carried.from);
        state.endAll([carried.from], 'carried');
        if (old && next)
          state.grants.push({
            ...old,
            ...carried,
            roundId: next.id,
            requestId: null,
            endedAt: null,
            endedAs: null,
            createdAt: state.now,
          });
      }
      for (const { id, expiresAt } of done.setEnds)
        Object.assign(grants.find((grant) => grant.id === id) ?? {}, { expiresAt });
      state.settle(done.cancelRequests, 'cancelled');
      for (const interest of done.interests) state.interested.add(Number(interest.account.id));
      if (next && done.opens) next.status = 'open';
    },
  );
}

export function finish(state: MemoryState, step: Of<'ga' | 'retire'>): Refusal | undefined {
  const rounds = state.rounds.filter((round) => round.status !== 'closed');
  const ref = ({ id, account }: { id: string; account: number }) => ({
    id,
    account: state.accountRef(account),
  });
  const facts = {
    feature: state.featureRef(),
    killedInProduction: state.killedFrom !== null,
    rounds,
    grants: state.livingGrants().map(ref),
    requests: state.openRequests().map(ref),
  };
  const decide = () =>
    step.do === 'ga' ? declareGa(facts, 'It is done.') : retireFeature(facts, 'Nobody used it.');
  return state.do(
    'declare_ga',
    step.by,
    state.ownFeature(step.by),
    decide,
  )((next) => {
    state.stage = next.stage;
    if (step.do === 'retire') state.killedFrom = null;
    for (const round of rounds) round.status = 'closed';
    state.endAll(next.endGrants, step.do === 'ga' ? 'converted' : 'revoked');
    state.interested.clear();
    state.settle(next.cancelRequests, 'cancelled');
  });
}

export function kill(state: MemoryState, step: Of<'kill' | 'lift'>): Refusal | undefined {
  const serving = state.killedFrom ? 'nobody' : state.stage === 'ga' ? 'everyone' : 'granted';
  const facts = {
    feature: state.featureRef(),
    environment: { key: 'production', name: 'Production' },
    serving,
    killedFrom: state.killedFrom,
    affected: 0,
  } as const;
  const decide = () => (step.do === 'lift' ? liftKill(facts, 'Mended.') : killFeature(facts, 'It leaks.'));
  return state.do(
    'kill',
    step.by,
    {},
    decide,
  )((next) => {
    state.killedFrom = next.killedFrom === 'nobody' ? null : next.killedFrom;
  });
}
