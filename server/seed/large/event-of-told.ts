import type { AuditEvent } from '#domain/audit/events.ts';
import type { Told } from './draw-events.ts';

const note = 'They asked on the call.';

/** What is said of one generated thing, as the command that made it would have said it. */
export function eventOfTold(told: Told): AuditEvent {
  const { type, ref, account, round, owner, many } = told;
  if (type === 'account.created' && account && owner) return { type, account, owner };
  const { feature } = told;
  if (!feature) throw new Error(`A generated ${type} is about no feature.`);
  if (type === 'feature.created') return { type, feature, valueType: 'boolean' };
  if (type === 'round.opened' && round) return { type, feature, round, seats: many ?? 1, because: 'opened' };
  if (!account) throw new Error(`A generated ${type} is about no account.`);
  const pair = { feature, account };
  if (type.startsWith('grant.')) return grantEvent(told, { ...pair, grantId: ref });
  switch (type) {
    case 'request.created':
      return {
        type,
        ...pair,
        requestId: ref,
        days: many ?? 30,
        reason: note,
        ruleText: 'Alpha features need a yes.',
      };
    case 'request.approved':
      return { type, ...pair, requestId: ref, revision: 1 };
    case 'request.rejected':
      return { type, ...pair, requestId: ref, revision: 1, reason: 'As agreed with the team.' };
    case 'interest.recorded':
      return { type, ...pair, interestId: ref, dealValue: many ?? 0, note };
    case 'feedback.given':
      return { type, ...pair, feedbackId: ref, sentiment: 'positive', note: 'It does what they hoped for.' };
    default:
      throw new Error(`Nothing is known of a generated ${type}.`);
  }
}

type OfGrant = Required<
  Pick<Extract<AuditEvent, { type: 'grant.revoked' }>, 'feature' | 'account' | 'grantId'>
>;

function grantEvent({ type, until }: Told, about: OfGrant): AuditEvent {
  const expiresAt = new Date(until ?? 0).toISOString();
  switch (type) {
    case 'grant.created':
      return {
        ...{ type, ...about, expiresAt, source: 'direct', reason: note, policy: '1' },
        ruleText: 'Sales unlocks beta features for their own accounts.',
      };
    case 'grant.ends_soon':
      return { type, ...about, expiresAt, inDays: 7 };
    case 'grant.converted':
      return { type, ...about };
    case 'grant.revoked':
      return { type, ...about, reason: 'They do not need it any more.' };
    default:
      throw new Error(`Nothing is known of a generated ${type}.`);
  }
}
