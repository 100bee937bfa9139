/** What people are told of besides the timeline, in kinds that each can be switched for oneself. */
import type { AuditEventType } from './audit/events.ts';

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
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const mailPaces = ['each', 'daily', 'never'] as const;
export type MailPace = (typeof mailPaces)[number];

export const noticeKindNames: Record<NoticeKind, string> = {
  asks: 'Requests that wait for me',
  answers: 'Answers to what I asked for',
  places: 'Places offered to my accounts',
  endings: 'What ends soon, or ended, for my accounts',
  switches: 'Kill switches of features that my accounts have',
  rounds: 'Rounds of my features, and of what my accounts asked for',
  talk: 'Comments and feedback',
  reviews: 'Break-glass to look at',
  policy: 'New policies',
};

/** The kind of notice an event makes; an event that is not here makes none. */
export const noticeKindOf: Partial<Record<AuditEventType, NoticeKind>> = {
  'request.created': 'asks',
  'request.changed': 'asks',
  'request.step_approved': 'asks',
  'request.reminded': 'asks',
  'request.escalated': 'asks',
  'request.approved': 'answers',
  'request.rejected': 'answers',
  'request.rejudged': 'answers',
  'request.waitlisted': 'places',
  'request.offered': 'places',
  'request.offer_lapsed': 'places',
  'grant.ends_soon': 'endings',
  'grant.revoked': 'endings',
  'grant.carried': 'endings',
  'grant.end_set': 'endings',
  'feature.killed': 'switches',
  'feature.kill_lifted': 'switches',
  'round.ready': 'rounds',
  'round.opened': 'rounds',
  'comment.written': 'talk',
  'feedback.given': 'talk',
  'break_glass.reviewed': 'reviews',
  'grant.created': 'reviews',
  'policy.published': 'policy',
};
