/** The one formatter that turns audit events into sentences: "You unlocked Java support for Acme until 22 Dec". */
import { accountPredicates } from './account-sentences.ts';
import { demandPredicates } from './demand-sentences.ts';
import { directoryPredicates } from './directory-sentences.ts';
import type { Actor, AuditEvent, AuditEventType, RecordedEvent } from './events.ts';
import { exportPredicates } from './export-sentences.ts';
import { featurePredicates, roundPredicates } from './feature-sentences.ts';
import { grantPredicates } from './grant-sentences.ts';
import { housePredicates } from './house-sentences.ts';
import { operatorPredicates } from './operator-sentences.ts';
import { peoplePredicates } from './people-sentences.ts';
import type { Part, Predicates, Reader, Whose } from './phrases.ts';
import { requestPredicates } from './request-sentences.ts';
import { signInPredicates } from './sign-in-sentences.ts';
import { trailPredicates } from './trail-sentences.ts';

export type Tone = 'granted' | 'asked' | 'refused' | 'ended' | 'moved' | 'plain';

export interface Told {
  readonly parts: readonly Part[];
  /** The reason that was given, in the words of whoever gave it. */
  readonly quote: string | undefined;
  readonly tone: Tone;
}

const predicates: Predicates<AuditEvent> = {
  ...featurePredicates,
  ...roundPredicates,
  ...requestPredicates,
  ...grantPredicates,
  ...demandPredicates,
  ...housePredicates,
  ...accountPredicates,
  ...peoplePredicates,
  ...signInPredicates,
  ...directoryPredicates,
  ...exportPredicates,
  ...trailPredicates,
  ...operatorPredicates,
};

const tones: Partial<Record<AuditEventType, Tone>> = {
  'grant.created': 'granted',
  'grant.activated': 'granted',
  'grant.converted': 'granted',
  'grant.extended': 'granted',
  'grant.carried': 'granted',
  'request.created': 'asked',
  'request.changed': 'asked',
  'request.step_approved': 'asked',
  'request.waitlisted': 'asked',
  'request.rejudged': 'asked',
  'request.reminded': 'asked',
  'request.escalated': 'asked',
  'interest.recorded': 'asked',
  'request.offered': 'granted',
  'request.approved': 'granted',
  'request.rejected': 'refused',
  'feature.killed': 'refused',
  'sign_in.locked': 'refused',
  'exclusion.created': 'refused',
  'grant.revoked': 'ended',
  'grant.undone': 'ended',
  'grant.end_set': 'ended',
  'grant.ends_soon': 'ended',
  'request.offer_lapsed': 'ended',
  'round.closed': 'ended',
  'round.paused': 'ended',
  'feature.retired': 'ended',
  'account.archived': 'ended',
  'sample.removed': 'ended',
  'audit.broken': 'refused',
  'audit.archived': 'ended',
  'operator.restored': 'ended',
  'round.opened': 'moved',
  'round.ready': 'moved',
  'round.changed': 'moved',
  'feature.stage_changed': 'moved',
  'feature.declared_ga': 'moved',
};

const speaksForItself: ReadonlySet<AuditEventType> = new Set([
  'grant.activated',
  'grant.ends_soon',
  'request.offer_lapsed',
  'request.reminded',
  'request.escalated',
  'export.finished',
  'audit.verified',
  'audit.broken',
  'import.finished',
]);

type Format = (event: AuditEvent, reader: Reader, whose: Whose) => readonly Part[];

export function tell({ event, actor }: Pick<RecordedEvent, 'event' | 'actor'>, reader: Reader): Told {
  const format = predicates[event.type] as Format;
  const whose = isReader(actor, reader) ? 'your' : 'their';
  const predicate = format(event, reader, whose).filter((part) => part !== '');
  const parts = speaksForItself.has(event.type)
    ? predicate
    : [{ strong: nameOf(actor, reader) }, ...predicate];
  return { parts, quote: quoteOf(event), tone: tones[event.type] ?? 'plain' };
}

/** The sentence without stress and links, for exports, titles and screen readers. */
export function plainSentence(recorded: Pick<RecordedEvent, 'event' | 'actor'>, reader: Reader): string {
  return tell(recorded, reader)
    .parts.map((part) => (typeof part === 'string' ? part : part.strong))
    .join('');
}

function nameOf(actor: Actor, reader: Reader): string {
  if (actor.kind === 'system') return 'Latchkey';
  return isReader(actor, reader) ? 'You' : actor.name;
}

function isReader(actor: Actor, { userId }: Reader): boolean {
  return actor.kind === 'user' && actor.id === userId;
}

function quoteOf(event: AuditEvent): string | undefined {
  if ('reason' in event) return event.reason;
  return 'note' in event ? event.note : undefined;
}
