/** What an open page is told when somebody changed something, and which subjects of its screens that touches. */
import type { AuditEventType } from './audit/events.ts';

/** What screens show; a query names those that it reads. */
export const topics = [
  'features',
  'accounts',
  'grants',
  'exclusions',
  'requests',
  'waitlists',
  'demand',
  'talk',
  'policy',
  'keys',
  'settings',
  'users',
  'notices',
  'timeline',
] as const;
export type Topic = (typeof topics)[number];

/** An audit event as pages are told of it: ids only. What it says is read under the reader's own name. */
export interface LiveEvent {
  readonly seq: number;
  readonly type: string;
  readonly featureId: string | null;
  readonly accountId: string | null;
  readonly requestId: string | null;
  /** Nobody, when Latchkey did it by itself. */
  readonly actorId: string | null;
}

type Subject = AuditEventType extends infer Type
  ? Type extends `${infer Before}.${string}`
    ? Before
    : never
  : never;

const touched: Readonly<Record<Subject, readonly Topic[]>> = {
  feature: ['features'],
  round: ['features'],
  waitlist: ['waitlists'],
  request: ['requests', 'waitlists'],
  grant: ['grants'],
  break_glass: ['grants'],
  exclusion: ['exclusions'],
  interest: ['demand'],
  feedback: ['demand'],
  comment: ['talk'],
  account: ['accounts'],
  contact: ['accounts'],
  import: ['accounts'],
  key: ['keys'],
  policy: ['policy'],
  settings: ['settings'],
  delegation: ['requests'],
  person: ['users', 'accounts', 'features'],
  profile: ['users'],
  session: ['users'],
  sign_in: ['users'],
  second_factor: ['users'],
  team: ['users'],
  directory: ['users'],
  house: topics,
  sample: topics,
  export: [],
  audit: [],
  operator: ['users'],
};

/** Which topics an event touches. A kind that this version does not know touches all of them. */
export function topicsOf(type: string): readonly Topic[] {
  const [subject = ''] = type.split('.');
  return Object.hasOwn(touched, subject) ? ['timeline', ...touched[subject as Subject]] : topics;
}

/** What the reader looks at. */
export interface OnScreen {
  readonly featureId?: string | undefined;
  readonly accountId?: string | undefined;
}

const aboutTheFeature: ReadonlySet<string> = new Set(['feature', 'round', 'waitlist']);
const onlyReminds: ReadonlySet<string> = new Set([
  'request.reminded',
  'request.escalated',
  'grant.ends_soon',
  'comment.written',
]);

/**
 * Whether a change is worth a line on the screen: somebody else's, about the account that is shown, or about the shown
 * feature as a whole. Who else gets a feature is seen in its list and not called out.
 */
export function isWorthSaying(event: LiveEvent, shown: readonly OnScreen[], readerId: string): boolean {
  if (event.actorId === readerId || onlyReminds.has(event.type)) return false;
  const [subject = ''] = event.type.split('.');
  return shown.some(({ featureId, accountId }) => {
    if (event.accountId !== null)
      return event.accountId === accountId && (!featureId || event.featureId === featureId);
    return event.featureId !== null && event.featureId === featureId && aboutTheFeature.has(subject);
  });
}
