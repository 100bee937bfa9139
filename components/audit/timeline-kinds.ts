import type { AuditEventType } from '#domain/audit/events.ts';

export const kinds = ['unlocks', 'requests', 'rounds', 'features', 'demand', 'house'] as const;
export type Kind = (typeof kinds)[number];

export const kindNames: Record<Kind, string> = {
  unlocks: 'Unlocks',
  requests: 'Requests',
  rounds: 'Rounds',
  features: 'Features',
  demand: 'Interest and feedback',
  house: 'The house',
};

const kindOf: Record<AuditEventType, Kind> = {
  'grant.created': 'unlocks',
  'grant.activated': 'unlocks',
  'grant.converted': 'unlocks',
  'grant.revoked': 'unlocks',
  'grant.undone': 'unlocks',
  'grant.extended': 'unlocks',
  'grant.scope_changed': 'unlocks',
  'grant.carried': 'unlocks',
  'grant.end_set': 'unlocks',
  'grant.ends_soon': 'unlocks',
  'break_glass.reviewed': 'unlocks',
  'exclusion.created': 'unlocks',
  'exclusion.lifted': 'unlocks',
  'request.changed': 'requests',
  'request.waitlisted': 'requests',
  'request.offered': 'requests',
  'request.offer_lapsed': 'requests',
  'request.rejudged': 'requests',
  'request.reminded': 'requests',
  'request.escalated': 'requests',
  'waitlist.ordered': 'requests',
  'round.changed': 'rounds',
  'interest.recorded': 'demand',
  'interest.withdrawn': 'demand',
  'feedback.given': 'demand',
  'comment.written': 'requests',
  'settings.changed': 'house',
  'delegation.created': 'house',
  'delegation.ended': 'house',
  'request.created': 'requests',
  'request.step_approved': 'requests',
  'request.approved': 'requests',
  'request.rejected': 'requests',
  'request.cancelled': 'requests',
  'round.planned': 'rounds',
  'round.ready': 'rounds',
  'round.opened': 'rounds',
  'round.paused': 'rounds',
  'round.resumed': 'rounds',
  'round.closed': 'rounds',
  'feature.created': 'features',
  'feature.stage_changed': 'features',
  'feature.declared_ga': 'features',
  'feature.retired': 'features',
  'feature.killed': 'features',
  'feature.kill_lifted': 'features',
  'feature.visibility_changed': 'features',
  'feature.serving_changed': 'features',
  'account.created': 'house',
  'key.created': 'house',
  'key.revoked': 'house',
  'policy.published': 'house',
};

export function typesOf(kind: Kind): AuditEventType[] {
  return (Object.keys(kindOf) as AuditEventType[]).filter((type) => kindOf[type] === kind);
}
