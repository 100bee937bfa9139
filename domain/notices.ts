/** What people are told of besides the timeline, in kinds that each can be switched for oneself. */
import type { AuditEvent, AuditEventType } from './audit/events.ts';

export const noticeKinds = [
  'asks',
  'answers',
  'places',
  'endings',
  'switches',
  'rounds',
  'talk',
  'reviews',
  'policy',
  'sign_in',
  'trail',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const mailPaces = ['each', 'daily', 'never'] as const;
export type MailPace = (typeof mailPaces)[number];

export const mailPaceNames: Record<MailPace, string> = {
  each: 'At once',
  daily: 'Once a day',
  never: 'Never',
};

/** How one kind reaches a person. */
export interface NoticeChoice {
  readonly inApp: boolean;
  readonly mail: MailPace;
}

export const noticeKindNames: Record<NoticeKind, string> = {
  asks: 'Requests that wait for me',
  answers: 'Answers to what I asked for',
  places: 'Places offered to my accounts',
  endings: 'What ends soon, or ended, for my accounts',
  switches: 'Kill switches of features that my accounts have or asked for',
  rounds: 'Rounds of my features, and of what my accounts have or asked for',
  talk: 'Comments and feedback',
  reviews: 'Break-glass to look at',
  policy: 'New policies',
  sign_in: 'Locked sign-ins and second factors',
  trail: 'The audit trail, when it does not hold',
};

/** What holds for a kind until a person chooses for themselves. */
export const usualNotices: Record<NoticeKind, NoticeChoice> = {
  asks: { inApp: true, mail: 'each' },
  answers: { inApp: true, mail: 'each' },
  places: { inApp: true, mail: 'each' },
  endings: { inApp: true, mail: 'daily' },
  switches: { inApp: true, mail: 'each' },
  rounds: { inApp: true, mail: 'daily' },
  talk: { inApp: true, mail: 'daily' },
  reviews: { inApp: true, mail: 'daily' },
  policy: { inApp: true, mail: 'daily' },
  sign_in: { inApp: true, mail: 'each' },
  trail: { inApp: true, mail: 'each' },
};

/** The kind of notice an event makes; an event that is not here makes none. */
export const noticeKindOf: Partial<Record<AuditEventType, NoticeKind>> = {
  'request.created': 'asks',
  'request.changed': 'asks',
  'request.step_approved': 'asks',
  'request.reminded': 'asks',
  'request.escalated': 'asks',
  'delegation.created': 'asks',
  'delegation.ended': 'asks',
  'request.approved': 'answers',
  'request.rejected': 'answers',
  'request.cancelled': 'answers',
  'request.rejudged': 'answers',
  'export.finished': 'answers',
  'import.finished': 'answers',
  'request.waitlisted': 'places',
  'request.offered': 'places',
  'request.offer_lapsed': 'places',
  'grant.ends_soon': 'endings',
  'grant.extended': 'endings',
  'grant.revoked': 'endings',
  'grant.carried': 'endings',
  'grant.end_set': 'endings',
  'exclusion.created': 'endings',
  'feature.retired': 'endings',
  'feature.killed': 'switches',
  'feature.kill_lifted': 'switches',
  'round.ready': 'rounds',
  'round.opened': 'rounds',
  'round.paused': 'rounds',
  'round.resumed': 'rounds',
  'round.closed': 'rounds',
  'feature.declared_ga': 'rounds',
  'comment.written': 'talk',
  'feedback.given': 'talk',
  'break_glass.reviewed': 'reviews',
  'grant.created': 'reviews',
  'policy.published': 'policy',
  'audit.broken': 'trail',
  'sign_in.locked': 'sign_in',
  'second_factor.taken_off': 'sign_in',
};

/** Where a notice leads: the page on which its reader can act, or see what became of it. Opening it does nothing. */
export function placeOfNotice(event: AuditEvent): string {
  if (event.type === 'comment.written' && event.on.kind === 'request') return `/approvals/${event.on.id}`;
  if (event.type.startsWith('request.') && 'requestId' in event) return `/approvals/${event.requestId}`;
  if ('account' in event) return `/accounts/${encodeURIComponent(event.account.key)}`;
  if ('feature' in event) return `/features/${encodeURIComponent(event.feature.key)}`;
  if (event.type === 'import.finished') return `/accounts/import?job=${event.importId}`;
  if (event.type === 'export.finished') return `/timeline?export=${event.exportId}`;
  if (event.type === 'audit.broken') return '/timeline/verify';
  if (event.type === 'policy.published') return `/policy?version=${event.version}`;
  if (event.type === 'second_factor.taken_off') return '/settings';
  if (event.type === 'sign_in.locked') return `/people/${event.person.id}`;
  return event.type.startsWith('delegation.') ? '/approvals' : '/timeline';
}
