/** What ending and undoing an unlock decide. */
import type { Act } from './act.ts';
import type { AccountRef, AuditEvent, FeatureRef } from './audit/events.ts';
import { type Decision, type Refusal, refuse } from './decision.ts';
import { type GrantTimes, isLiving, undoWindowMs } from './grants.ts';

export interface HeldGrant extends GrantTimes {
  readonly id: string;
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  readonly createdAt: Date;
}

export function revoke(held: HeldGrant, reason: string, act: Act): Decision<{ readonly endReason: string }> {
  if (hasEnded(held, act)) return notLiving(held);
  return {
    ok: true,
    next: { endReason: reason },
    events: [{ ...aboutGrant(held), type: 'grant.revoked', reason }],
  };
}

export function undo(held: HeldGrant, act: Act): Decision<{ readonly endReason: string }> {
  if (hasEnded(held, act)) return notLiving(held);
  if (act.now.getTime() - held.createdAt.getTime() > undoWindowMs)
    return refuse('conflict', 'Undo is for the first 15 minutes. End it with a reason instead.');
  return { ok: true, next: { endReason: 'Undone' }, events: [{ ...aboutGrant(held), type: 'grant.undone' }] };
}

function aboutGrant(held: HeldGrant): Omit<Extract<AuditEvent, { type: 'grant.undone' }>, 'type'> {
  return { feature: held.feature, account: held.account, grantId: held.id };
}

/** Whoever waited for the row looks at it with an older clock: an end that is set has come. */
function hasEnded(held: HeldGrant, act: Act): boolean {
  return held.endedAt !== null || !isLiving(held, act.now);
}

function notLiving(held: HeldGrant): Refusal {
  return refuse('conflict', `${held.account.name} does not have ${held.feature.name} any more.`);
}
