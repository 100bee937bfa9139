/** What changing a living grant's contacts or variant decides: less of it needs nobody, more of it the policy's yes. */
import type { Act, Person } from './act.ts';
import type { AccountRef } from './audit/events.ts';
import type { Change } from './audit/refs.ts';
import { dayMs } from './dates.ts';
import { asSentence, type Decision, type Refusal, refuse } from './decision.ts';
import { aboutGrant, hasEnded, notLiving } from './ending.ts';
import { type ExtendableGrant, type ExtendingState, extendsFreely, judgeHeld } from './extending.ts';
import { type GrantScope, grantScope, type ScopeFacts, type ScopeWish } from './grant-scope.ts';
import { refusalOf } from './unlocking.ts';

export interface ScopedGrant extends ExtendableGrant, GrantScope {}

interface HoldingState extends ExtendingState {
  readonly held: ScopedGrant;
}

/** Narrows a living grant to some contacts, widens it, or gives another variant; what is left out stays. */
export function changeScope(
  state: HoldingState & ScopeFacts,
  input: ScopeWish & {
    readonly reason?: string | null | undefined;
    readonly seen?: GrantScope | undefined;
  },
  act: Act,
): Decision<GrantScope> {
  const { held } = state;
  if (hasEnded(held, act.now)) return notLiving(held);
  const { seen } = input;
  if (seen && changesOf({ ...held, ...seen }, sorted(held)).length > 0)
    return refuse(
      'stale',
      `Somebody else changed what ${held.account.name} gets after you opened it. Look at it again, then change it.`,
    );
  const next = grantScope(state, {
    variant: input.variant ?? held.variant,
    contactKeys: input.contactKeys ?? held.contactKeys,
  });
  if ('ok' in next) return next;
  const changes = changesOf(held, next);
  if (changes.length === 0)
    return refuse('conflict', `${held.account.name} has ${held.feature.name} just like that already.`);
  const refusal = refuseScope(state, next, { id: act.by.id, freely: extendsFreely(held, act.by) }, act.now);
  if (refusal) return refusal;
  const reason = input.reason ?? undefined;
  return {
    ok: true,
    next,
    events: [{ type: 'grant.scope_changed', ...aboutGrant(held), changes, reason }],
  };
}

interface Asker extends Pick<Person, 'id'> {
  /** They give more without the policy's yes. */
  readonly freely: boolean;
}

/** Why whoever asks can not give it like that; undefined when they can. What was approved is not undone by a change of it. */
export function refuseScope(
  state: HoldingState,
  next: GrantScope,
  asker: Asker,
  now: Date,
): Refusal | undefined {
  if (!widens(state.held, next)) return undefined;
  const decision = judgeHeld(state, lengthOf(state), asker.id, now);
  if ('ok' in decision) return decision;
  if (decision.kind === 'allow' || asker.freely) return undefined;
  if (decision.kind !== 'needsApproval') return refusalOf(decision);
  const { feature, account } = state;
  return refuse(
    'needs_approval',
    `${asSentence(decision.sentence)} To give ${account.name} more of ${feature.name} than it has, end it and ask anew for that.`,
  );
}

/** Whether anybody gets what they did not: another variant, or more or other people. */
function widens(held: GrantScope, next: GrantScope): boolean {
  if (held.variant !== next.variant) return true;
  if (held.contactKeys.length === 0) return false;
  return next.contactKeys.length === 0 || next.contactKeys.some((key) => !held.contactKeys.includes(key));
}

/** In days, as the policy reads it; a round that allows less by now does not count against it. */
function lengthOf({ held, round }: HoldingState): number {
  const days = Math.ceil((held.expiresAt.getTime() - held.startsAt.getTime()) / dayMs);
  return Math.max(1, Math.min(days, round?.maxDays ?? days));
}

function sorted({ variant, contactKeys }: GrantScope): GrantScope {
  return { variant, contactKeys: contactKeys.toSorted() };
}

function changesOf(before: ScopedGrant, next: GrantScope): Change[] {
  const { account } = before;
  const changes: Change[] = [];
  if (before.variant !== next.variant)
    changes.push({ what: 'variant', from: before.variant, to: next.variant });
  if (before.contactKeys.toSorted().join() !== next.contactKeys.join()) {
    const [from, to] = [peopleOf(before, account), peopleOf(next, account)];
    changes.push({ what: 'contacts', from, to: from === to ? `${to}, others` : to });
  }
  return changes;
}

function peopleOf({ contactKeys }: GrantScope, account: AccountRef): string {
  if (contactKeys.length === 0) return `everyone at ${account.name}`;
  return contactKeys.length === 1 ? '1 contact' : `${contactKeys.length} contacts`;
}
