/** What ending and undoing an unlock decide. */
import type { Act } from './act.ts';
import type { AccountRef, AuditEvent, FeatureRef } from './audit/events.ts';
import { type Decision, type Refusal, refuse } from './decision.ts';
import { type GrantTimes, isLiving, undoWindowMs } from './grants.ts';
import { cancellations, type PendingRequest } from './rounds.ts';

export interface HeldGrant extends GrantTimes {
  readonly id: string;
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  readonly createdAt: Date;
}

/** A grant that ends takes along what asked for more time of it. */
export interface EndingGrant extends HeldGrant {
  /** The grant of an earlier round that it goes on with. */
  readonly carriedFrom?: string | null;
  readonly openExtensions?: readonly PendingRequest[];
}

export interface EndedGrant {
  readonly endReason: string;
  readonly cancelRequests: readonly string[];
}

export function revoke(held: EndingGrant, reason: string, act: Act): Decision<EndedGrant> {
  if (hasEnded(held, act.now)) return notLiving(held);
  return ended(held, reason, { ...aboutGrant(held), type: 'grant.revoked', reason });
}

export function undo(held: EndingGrant, act: Act): Decision<EndedGrant> {
  if (hasEnded(held, act.now)) return notLiving(held);
  if (held.carriedFrom)
    return refuse(
      'conflict',
      `${held.account.name} had ${held.feature.name} in the round before, so there is no unlock to undo. End it with a reason instead.`,
    );
  if (act.now.getTime() - held.createdAt.getTime() > undoWindowMs)
    return refuse('conflict', 'Undo is for the first 15 minutes. End it with a reason instead.');
  return ended(held, 'Undone', { ...aboutGrant(held), type: 'grant.undone' });
}

function ended(held: EndingGrant, endReason: string, event: AuditEvent): Decision<EndedGrant> {
  const open = held.openExtensions ?? [];
  return {
    ok: true,
    next: { endReason, cancelRequests: open.map(({ id }) => id) },
    events: [event, ...outlivedExtensions(held.feature, open)],
  };
}

/** What asked for more time with what is not there any more is over. */
export function outlivedExtensions(feature: FeatureRef, asked: readonly PendingRequest[]): AuditEvent[] {
  return cancellations(feature, asked, 'What it asked to make longer has ended.');
}

export function aboutGrant(held: HeldGrant): Omit<Extract<AuditEvent, { type: 'grant.undone' }>, 'type'> {
  return { feature: held.feature, account: held.account, grantId: held.id };
}

/** Whoever waited for the row looks at it with an older clock: an end that is set has come. */
export function hasEnded(held: GrantTimes, now: Date): boolean {
  return held.endedAt !== null || !isLiving(held, now);
}

export function notLiving(held: HeldGrant): Refusal {
  return refuse('conflict', `${held.account.name} does not have ${held.feature.name} any more.`);
}
