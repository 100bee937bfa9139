import { approve, cancelRequest, reject } from '#domain/answering.ts';
import { breakGlass } from '#domain/break-glass.ts';
import { changeRequest } from '#domain/changing.ts';
import { addHours } from '#domain/dates.ts';
import type { Refusal } from '#domain/decision.ts';
import { revoke, undo } from '#domain/ending.ts';
import { excludeAccount, liftExclusion } from '#domain/exclusions.ts';
import { askExtension, extend } from '#domain/extending.ts';
import { lapse, offer, takePlace } from '#domain/offers.ts';
import type { ScopeFacts } from '#domain/permissions.ts';
import { approveScope, type JudgedRequest, withdrawScope } from '#domain/requests.ts';
import { runningRound } from '#domain/rounds.ts';
import { request, unlock } from '#domain/unlocking.ts';
import { whoseGrant } from '#domain/whose-grant.ts';
import { javaSupport } from '#tests/support/facts.ts';
import {
  inTeam,
  internalAccount,
  type MemoryState,
  type ModelGrant,
  type ModelRequest,
  ownerOf,
  people,
} from './memory-state.ts';
import type { Step } from './steps.ts';

type Of<Do extends Step['do']> = Extract<Step, { do: Do }>;

export const escalationHours = 72;
export const offerHours = 12;
const reason = 'They asked.';

const mayUnlock = (account: number): ScopeFacts => ({
  byPolicy: true,
  internalAccounts: account === internalAccount,
});

function openOf(state: MemoryState, account: number) {
  return state.openRequests().filter((one) => one.account === account);
}

/** It asked for more time of what has ended since. */
function isOver(state: MemoryState, { extendsGrantId }: ModelRequest): boolean {
  return extendsGrantId !== null && !state.livingGrants().some(({ id }) => id === extendsGrantId);
}

const refs = (state: MemoryState, requests: readonly ModelRequest[]) =>
  requests.map(({ id, account, days }) => ({ id, days, account: state.accountRef(account) }));

export function unlocking(state: MemoryState, step: Of<'unlock' | 'breakGlass'>): Refusal | undefined {
  const { by, account, days, later } = step;
  const open = openOf(state, account);
  const startsAt = later === 0 ? undefined : addHours(state.now, later);
  const input = { featureId: 'f', accountId: 'a', days, reason, startsAt };
  const broken = state.grants.filter((one) => one.account === account && one.source === 'break_glass');
  const unreviewedSince = broken[0]?.createdAt;
  const facts = { ...state.accessOf(by, account), openRequests: refs(state, open) };
  const decided =
    step.do === 'unlock'
      ? state.do('unlock', by, mayUnlock(account), (act) => unlock(facts, input, act))
      : state.do('break_glass', by, {}, (act) =>
          breakGlass(
            { ...facts, askedFor: open.find((one) => !isOver(state, one))?.requestedFor, unreviewedSince },
            input,
            act,
          ),
        );
  return decided((next) => {
    state.settle(next.cancelRequests, 'cancelled');
    state.addGrant(next.grant, account, by);
  });
}

export function requesting(state: MemoryState, step: Of<'request'>): Refusal | undefined {
  const { by, account, days, onBehalf } = step;
  const open = openOf(state, account);
  const pending = open.some((one) => !isOver(state, one));
  const over = refs(
    state,
    open.filter((one) => isOver(state, one)),
  );
  const onBehalfOf =
    onBehalf === undefined ? undefined : { id: onBehalf, name: onBehalf, roles: people[onBehalf] ?? [] };
  const input = { featureId: 'f', accountId: 'a', days, reason };
  return state.do('unlock', by, mayUnlock(account), (act) =>
    request({ ...state.accessOf(onBehalf ?? by, account), pending, over, onBehalfOf }, input, act),
  )(({ id, roundId, steps, waitsAt, cancelRequests }) => {
    const waits = waitsAt !== undefined;
    state.settle(cancelRequests, 'cancelled');
    state.requests.push({
      ...{ id, roundId, steps, account, days, requestedBy: by, requestedFor: onBehalf ?? by },
      ...fresh(state),
      status: waits ? 'waitlisted' : 'pending',
      waitsSince: waits ? state.now : null,
      extendsGrantId: null,
    });
    state.interested.delete(account);
  });
}

function fresh(state: MemoryState) {
  const none = { waitsSince: null, offeredUntil: null };
  return { approvals: [], createdAt: state.now, revision: 1, revisedAt: state.now, ...none };
}

function pickRequest(state: MemoryState, pick: number): ModelRequest | undefined {
  return state.requests[pick % Math.max(1, state.requests.length)];
}

function heldFor(state: MemoryState, grant: ModelGrant) {
  const asking = state.openRequests().filter((one) => one.extendsGrantId === grant.id);
  return {
    ...grant,
    feature: javaSupport,
    account: state.accountRef(grant.account),
    openExtensions: refs(state, asking),
  };
}

export function answering(
  state: MemoryState,
  step: Of<'approve'> | Of<'reject' | 'cancel' | 'take'> | Of<'change'>,
): Refusal | undefined {
  const asked = pickRequest(state, step.pick);
  if (!asked) return undefined;
  const { by } = step;
  const isFeaturePm = by === 'pm';
  const approver = { id: by, roles: people[by] ?? [], isFeaturePm, sameTeam: inTeam(by), standsInFor: [] };
  const judged: JudgedRequest = asked;
  const terms = { variant: null, contactKeys: [], startsAt: null, dealCloseDate: null, dealValue: null };
  const decided = { ...asked, ...terms, reason, intentAt: asked.createdAt, judged };
  const extended = state.grants.find((grant) => grant.id === asked.extendsGrantId);
  const held = extended && heldFor(state, extended);
  const base = { ...state.accessOf(asked.requestedFor, asked.account), request: decided, held };
  const facts = { ...base, approver, escalationHours };
  const patience = { escalationHours, now: state.now };
  const scope = approveScope(judged, approver, patience);
  const said = { decidedBy: by, requestRevision: asked.revision, createdAt: state.now } as const;
  switch (step.do) {
    case 'approve':
      return state.do('approve', by, scope, (act) => approve(facts, { revision: step.revision }, act))(
        (next) => {
          asked.approvals.push({
            ...said,
            step: next.step,
            onBehalfOf: next.onBehalfOf,
            decision: 'approve',
          });
          if (next.status === 'waitlisted' && asked.status === 'pending') asked.waitsSince = state.now;
          asked.status = next.status;
          if (next.grant) state.addGrant(next.grant, asked.account, by);
          if (next.extension && extended) extended.expiresAt = next.extension.expiresAt;
        },
      );
    case 'reject':
      return state.do('approve', by, scope, (act) =>
        reject(facts, { revision: asked.revision, reason: 'No.' }, act),
      )((next) => {
        asked.approvals.push({ ...said, step: next.step, onBehalfOf: next.onBehalfOf, decision: 'reject' });
        asked.status = next.status;
      });
    case 'cancel': {
      const owned = { ...asked, accountOwnerId: ownerOf(asked.account), sameTeam: inTeam(by) };
      return state.do('withdraw_request', by, withdrawScope(owned, by), () =>
        cancelRequest(facts, undefined),
      )((next) => {
        asked.status = next.status;
      });
    }
    case 'take': {
      const isTheirs = by === asked.requestedFor || by === ownerOf(asked.account);
      const mine = { ...base, ...state.accessOf(by, asked.account), isTheirs };
      return state.do('unlock', by, mayUnlock(asked.account), (act) => takePlace(mine, act))((next) => {
        asked.status = next.status;
        state.addGrant(next.grant, asked.account, by);
      });
    }
    case 'change':
      return state.do('unlock', by, mayUnlock(asked.account), (act) =>
        changeRequest(base, { requestId: asked.id, revision: asked.revision, days: step.days }, act),
      )((next) => {
        Object.assign(asked, {
          days: next.days,
          revision: next.revision,
          steps: next.steps,
          status: next.status,
        });
        asked.revisedAt = state.now;
        if (next.joins) asked.waitsSince = state.now;
      });
  }
}

/** In the order in which they were made; those of one moment by account. */
function pickGrant(state: MemoryState, pick: number): ModelGrant | undefined {
  const sorted = state.grants.toSorted(
    (one, other) => one.createdAt.getTime() - other.createdAt.getTime() || one.account - other.account,
  );
  return sorted[pick % Math.max(1, sorted.length)];
}

export function holding(
  state: MemoryState,
  step: Of<'revoke' | 'undo'> | Of<'extend' | 'askExtension'>,
): Refusal | undefined {
  const grant = pickGrant(state, step.pick);
  if (!grant) return undefined;
  const { by } = step;
  const held = heldFor(state, grant);
  const { teamId } = state.act(by).by;
  const owned = { ownerId: ownerOf(grant.account), teamId: 'ours' };
  const scope = whoseGrant({ ...grant, grantedBy: grant.by }, owned, { id: by, teamId });
  const facts = { ...state.accessOf(by, grant.account), held };
  switch (step.do) {
    case 'revoke':
    case 'undo':
      return state.do('change_grant', by, scope, (act) =>
        step.do === 'undo' ? undo(held, act) : revoke(held, 'They left.', act),
      )((next) => {
        state.endAll([grant.id], 'revoked');
        state.settle(next.cancelRequests, 'cancelled');
        if (step.do === 'undo' && grant.settledInterest) state.interested.add(grant.account);
      });
    case 'extend':
      return state.do('change_grant', by, scope, (act) => extend(facts, { days: step.days, reason }, act))(
        (next) => {
          grant.expiresAt = next.expiresAt;
          state.settle(next.cancelRequests, 'cancelled');
        },
      );
    case 'askExtension':
      return state.do('unlock', by, mayUnlock(grant.account), (act) =>
        askExtension(facts, { days: step.days, reason }, act),
      )(({ id, roundId, steps, extendsGrantId }) => {
        const who = { requestedBy: by, requestedFor: by, account: grant.account, days: step.days };
        state.requests.push({
          ...who,
          id,
          roundId,
          steps,
          extendsGrantId,
          ...fresh(state),
          status: 'pending',
        });
      });
  }
}

export function excluding(state: MemoryState, step: Of<'exclude' | 'include'>): Refusal | undefined {
  const { account, by } = step;
  const about = { feature: javaSupport, account: state.accountRef(account) };
  if (step.do === 'include') {
    if (!state.excluded.has(account)) return undefined;
    return state.do('break_glass', by, {}, () =>
      liftExclusion({ ...about, id: 'x', liftedAt: null }, 'It is over.'),
    )(() => {
      state.excluded.delete(account);
    });
  }
  const grants = state.livingGrants().filter((grant) => grant.account === account);
  const facts = {
    ...about,
    feature: state.featureRef(),
    excludedBecause: state.excluded.has(account) ? 'Contract' : undefined,
    grants: grants.map(({ id }) => ({ id, account: about.account })),
    requests: refs(state, openOf(state, account)),
  };
  return state.do('break_glass', by, {}, (act) => excludeAccount(facts, 'An incident.', act))((next) => {
    state.excluded.add(account);
    state.endAll(next.endGrants, 'revoked');
    state.settle(next.cancelRequests, 'cancelled');
  });
}

/** What Latchkey does by itself: nothing may depend on it. */
export function jobs(state: MemoryState): undefined {
  const round = runningRound(state.rounds);
  for (const each of state.rounds) {
    const requests = state.inLine(each.id);
    const lapsed = lapse({ feature: javaSupport, requests }, state.now);
    for (const { id, status, waitsSince } of lapsed.next) {
      const asked = state.requests.find((one) => one.id === id);
      if (asked) Object.assign(asked, { status, waitsSince, offeredUntil: null });
    }
    state.events.push(...lapsed.events);
  }
  if (round?.status !== 'open' || state.killedFrom !== null) return;
  const free = round.seats - state.taken(round.id);
  const line = { feature: javaSupport, requests: state.inLine(round.id), free, offerHours };
  const offered = offer(line, state.now);
  for (const { id, status, until } of offered.next) {
    const asked = state.requests.find((one) => one.id === id);
    if (asked) Object.assign(asked, { status, offeredUntil: until });
  }
  state.events.push(...offered.events);
}
