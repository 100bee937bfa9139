/** While one is away, another who holds the same role among approvers decides in their place. */
import type { Act } from './act.ts';
import type { PersonRef } from './audit/events.ts';
import { addDays, dayInWords, daysInWords } from './dates.ts';
import { type Decision, refuse } from './decision.ts';
import type { DelegationInput } from './inputs/talk.ts';
import { permissions, type Role, roles } from './permissions.ts';

const longestDelegationDays = 60;

export interface Delegation {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When it was ended before its time. */
  readonly endedAt: Date | null;
}

/** Whether it stands in the way of another, or can still be ended: it runs, or is planned. */
export function isAhead(delegation: Delegation, now: Date): boolean {
  return delegation.endedAt === null && delegation.endsAt > now;
}

/** Whether the person is away at that moment and their delegate decides. */
export function isAway(delegation: Delegation, now: Date): boolean {
  return delegation.startsAt <= now && isAhead(delegation, now);
}

/** Roles that can say yes to something. */
export const approvingRoles: readonly Role[] = roles.filter((role) => permissions.approve[role] !== 'no');

interface Colleague extends PersonRef {
  readonly roles: readonly Role[];
  /** Their own absences that are still ahead. */
  readonly absences: readonly Delegation[];
}

interface DelegateState {
  readonly delegate: Colleague;
  /** What the person arranged before and is still ahead. */
  readonly own: readonly (Delegation & { readonly delegate: PersonRef })[];
}

export interface NewDelegation {
  readonly id: string;
  readonly delegateId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export function createDelegation(
  { delegate, own }: DelegateState,
  input: DelegationInput,
  { by, now, newId }: Act,
): Decision<NewDelegation> {
  if (delegate.id === by.id)
    return refuse('invalid', 'Choose a colleague: nobody decides in their own place.');
  if (!approvingRoles.some((role) => by.roles.includes(role) && delegate.roles.includes(role)))
    return refuse(
      'denied',
      `${delegate.name} can not decide in your place: they must hold the same role as you among those who approve.`,
    );
  const startsAt = input.startsAt < now ? now : input.startsAt;
  const { endsAt } = input;
  if (endsAt <= startsAt) return refuse('invalid', 'The end must be later than the beginning.');
  if (endsAt > addDays(startsAt, longestDelegationDays))
    return refuse('invalid', `You can be away for ${daysInWords(longestDelegationDays)} at most.`);
  const other = own.find((one) => one.startsAt < endsAt && one.endsAt > startsAt);
  if (other)
    return refuse(
      'conflict',
      `${other.delegate.name} decides in your place until ${dayInWords(other.endsAt, now)} already. End that first.`,
    );
  const away = delegate.absences.find((one) => one.startsAt < endsAt && one.endsAt > startsAt);
  if (away)
    return refuse(
      'denied',
      `${delegate.name} is away then too, until ${dayInWords(away.endsAt, now)}. Choose another colleague.`,
    );
  const id = newId();
  return {
    ok: true,
    next: { id, delegateId: delegate.id, startsAt, endsAt },
    events: [
      {
        type: 'delegation.created',
        delegationId: id,
        delegate: { id: delegate.id, name: delegate.name },
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      },
    ],
  };
}

export function endDelegation(
  delegation: Delegation & { readonly userId: string; readonly delegate: PersonRef },
  { by, now }: Act,
): Decision<null> {
  if (delegation.userId !== by.id)
    return refuse('forbidden', 'Only whoever is away ends who decides in their place.');
  if (!isAhead(delegation, now))
    return refuse('conflict', `${delegation.delegate.name} does not decide in your place any more.`);
  const { id, delegate } = delegation;
  return {
    ok: true,
    next: null,
    events: [{ type: 'delegation.ended', delegationId: id, delegate }],
  };
}
