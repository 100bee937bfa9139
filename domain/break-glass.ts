/**
 * Break-glass: a product manager or an admin skips the approval that the policy asks for, and nothing else. It is short,
 * told to those who were skipped, and looked at by a second person.
 */
import { decideAccess } from './access.ts';
import type { Act, Person } from './act.ts';
import type { AuditEvent } from './audit/events.ts';
import { dayInWords } from './dates.ts';
import { asSentence, type Decision, type Refusal, refuse } from './decision.ts';
import { aboutGrant, type HeldGrant, hasEnded, outlivedExtensions } from './ending.ts';
import { grantScope, type ScopeFacts } from './grant-scope.ts';
import type { GrantSource } from './grants.ts';
import type { BreakGlassInput, ReviewBreakGlassInput } from './inputs/grants.ts';
import { permits } from './permissions.ts';
import { cancellations, type PendingRequest } from './rounds.ts';
import { type AccessState, type DirectUnlock, earlier, grant, refusalOf } from './unlocking.ts';

interface BreakGlassState extends AccessState, Pick<ScopeFacts, 'offVariant' | 'variants' | 'contactKeys'> {
  readonly openRequests: readonly PendingRequest[];
  /** Whoever the open request was made for: then it is for them, and counts against their budget. */
  readonly askedFor: string | undefined;
  /** Since when a break-glass for the same account and feature waits for somebody to look at it. */
  readonly unreviewedSince: Date | undefined;
}

/** One break-glass after the other would be as long as anybody likes, so the last one is looked at first. */
export function refuseUnreviewed(
  { feature, account, unreviewedSince }: Pick<BreakGlassState, 'feature' | 'account' | 'unreviewedSince'>,
  now: Date,
): Refusal | undefined {
  if (!unreviewedSince) return undefined;
  return refuse(
    'conflict',
    `${feature.name} was unlocked for ${account.name} by break-glass on ${dayInWords(unreviewedSince, now)} and nobody has looked at it yet.`,
  );
}

/**
 * An actor whom the policy allows the unlock has nothing to skip and is refused; but an admin, who may not unlock at all,
 * has no other way, so for an admin the policy's "allowed" is as good as an approval that is skipped.
 */
export function breakGlass(state: BreakGlassState, input: BreakGlassInput, act: Act): Decision<DirectUnlock> {
  const { feature, account } = state;
  const decision = decideAccess(state.facts, input.days);
  const mayUnlock = permits('unlock', act.by.roles, { byPolicy: true });
  if (decision.kind === 'allow' && mayUnlock)
    return refuse(
      'conflict',
      `No need to break the glass: you can unlock ${feature.name} for ${account.name} yourself.`,
    );
  if (decision.kind === 'deny' || decision.kind === 'waitlist') return refusalOf(decision);
  const unreviewed = refuseUnreviewed(state, act.now);
  if (unreviewed) return unreviewed;
  const scope = grantScope(state, input);
  if ('ok' in scope) return scope;
  const steps = decision.kind === 'needsApproval' ? decision.steps : [];
  const granted = grant(
    state,
    {
      ...input,
      ...scope,
      intentAt: earlier(input.intentAt, act.now),
      source: 'break_glass',
      requestId: null,
      sellerId: state.askedFor ?? act.by.id,
      skipped: [...new Set(steps.map(({ group }) => group))],
    },
    decision.ground,
    act,
  );
  if (!granted.ok) return granted;
  return {
    ok: true,
    next: { grant: granted.next, cancelRequests: state.openRequests.map(({ id }) => id) },
    events: [
      ...granted.events,
      ...cancellations(feature, state.openRequests, 'It was unlocked by break-glass.'),
    ],
  };
}

export interface ReviewedGrant extends HeldGrant {
  readonly source: GrantSource;
  readonly grantedBy: string;
  readonly sellerId: string;
  readonly reviewed: boolean;
  readonly openExtensions: readonly PendingRequest[];
}

type Broken = Pick<ReviewedGrant, 'source' | 'grantedBy' | 'sellerId'>;

function isOwn(held: Broken, by: Pick<Person, 'id'>): boolean {
  return held.grantedBy === by.id || held.sellerId === by.id;
}

/** A break-glass is looked at by a second person of those who could have broken it. */
export function mayReview(held: Broken, by: Pick<Person, 'id' | 'roles'>): boolean {
  return held.source === 'break_glass' && !isOwn(held, by) && permits('break_glass', by.roles, {});
}

export interface BreakGlassReview {
  /** It was not right, so it ends with this reason; undefined when it was right, or had ended by itself. */
  readonly endReason: string | undefined;
  readonly cancelRequests: readonly string[];
}

export function reviewBreakGlass(
  held: ReviewedGrant,
  input: ReviewBreakGlassInput,
  act: Act,
): Decision<BreakGlassReview> {
  const { feature, account } = held;
  if (held.source !== 'break_glass')
    return refuse(
      'conflict',
      `${feature.name} for ${account.name} was no break-glass; nobody has to look at it.`,
    );
  if (isOwn(held, act.by))
    return refuse('denied', 'Nobody looks at their own break-glass: a second person has to.');
  if (held.reviewed) return refuse('conflict', 'Somebody has looked at this break-glass already.');
  const reviewed: AuditEvent = {
    type: 'break_glass.reviewed',
    ...aboutGrant(held),
    verdict: input.verdict,
    reason: input.note,
  };
  if (input.verdict === 'justified' || hasEnded(held, act.now))
    return { ok: true, next: { endReason: undefined, cancelRequests: [] }, events: [reviewed] };
  const reason = asSentence(`The break-glass was found not right: ${input.note}`);
  return {
    ok: true,
    next: { endReason: reason, cancelRequests: held.openExtensions.map(({ id }) => id) },
    events: [
      reviewed,
      { type: 'grant.revoked', ...aboutGrant(held), reason },
      ...outlivedExtensions(feature, held.openExtensions),
    ],
  };
}
