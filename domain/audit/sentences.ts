/** The one formatter that turns audit events into sentences: "You unlocked Java support for Acme until 22 Dec". */
import { dayInWords } from '#domain/dates.ts';
import { roundName, stageNames } from '#domain/lifecycle.ts';
import type { Actor, AuditEvent, AuditEventType, RecordedEvent } from './events.ts';

/** Plain text, or a name to stress that may lead somewhere inside the app. */
type Part = string | { readonly strong: string; readonly href?: string };

export type Tone = 'granted' | 'asked' | 'refused' | 'ended' | 'moved' | 'plain';

export interface Reader {
  /** Whoever reads: their own deeds are told as "You". */
  readonly userId: string | undefined;
  readonly now: Date;
}

export interface Told {
  readonly parts: readonly Part[];
  /** The reason that was given, in the words of whoever gave it. */
  readonly quote: string | undefined;
  readonly tone: Tone;
}

type Formatter<Type extends AuditEventType> = (
  event: Extract<AuditEvent, { type: Type }>,
  reader: Reader,
) => readonly Part[];

const feature = (event: { feature: { key: string; name: string } }): Part => ({
  strong: event.feature.name,
  href: `/features/${event.feature.key}`,
});
const account = (event: { account: { key: string; name: string } }): Part => ({
  strong: event.account.name,
  href: `/accounts/${event.account.key}`,
});
/** ", variant v3, for 2 contacts at Acme", or plainly " for Acme". */
const scoped = (event: {
  account: { key: string; name: string };
  variant?: string | undefined;
  contacts?: number | undefined;
}): readonly Part[] => [
  event.variant ? `, variant ${event.variant},` : '',
  event.contacts ? ` for ${plural(event.contacts, 'contact')} at ` : ' for ',
  account(event),
];
const people = (count: number): string => (count === 1 ? '1 account' : `${count} accounts`);
const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const predicates: { readonly [Type in AuditEventType]: Formatter<Type> } = {
  'feature.created': (e) => [' created ', feature(e), e.visibleToClients ? ', shown to browser apps' : ''],
  'feature.stage_changed': (e) => [
    ' moved ',
    feature(e),
    ` from ${stageNames[e.from]} to ${stageNames[e.to]}`,
  ],
  'feature.declared_ga': (e) => [
    ' declared ',
    feature(e),
    ` generally available${e.converted > 0 ? `; ${people(e.converted)} keep it` : ''}`,
  ],
  'feature.retired': (e) => [' retired ', feature(e), e.ended > 0 ? `; it ended for ${people(e.ended)}` : ''],
  'feature.killed': (e) => [
    ' pulled the kill switch of ',
    feature(e),
    ` in ${e.environment}${e.affected > 0 ? `; ${people(e.affected)} lost it` : ''}`,
  ],
  'feature.kill_lifted': (e) => [' lifted the kill switch of ', feature(e), ` in ${e.environment}`],
  'feature.visibility_changed': (e) =>
    e.visibleToClients
      ? [' showed ', feature(e), ' to browser apps']
      : [' hid ', feature(e), ' from browser apps'],
  'feature.serving_changed': (e) =>
    e.to === 'everyone'
      ? [' gave ', feature(e), ` to everyone in ${e.environment}`]
      : [' limited ', feature(e), ` in ${e.environment} to whoever it is unlocked for`],
  'round.planned': (e) => [
    ` planned ${roundName(e.round)} of `,
    feature(e),
    ` with ${plural(e.seats, 'place')}, up to ${plural(e.maxDays, 'day')} each`,
  ],
  'round.ready': (e) => [
    ' marked ',
    feature(e),
    ', ',
    roundName(e.round),
    ', ',
    { strong: 'ready for testing' },
  ],
  'round.opened': (e) => [
    ` opened ${roundName(e.round)} of `,
    feature(e),
    ` with ${plural(e.seats, 'place')}${e.because === 'was_ready' ? ', as planned for when it is ready' : ''}`,
  ],
  'round.paused': (e) => [` paused ${roundName(e.round)} of `, feature(e)],
  'round.resumed': (e) => [` resumed ${roundName(e.round)} of `, feature(e)],
  'round.closed': (e) => [
    ` closed ${roundName(e.round)} of `,
    feature(e),
    e.ended > 0 ? `; it ended for ${people(e.ended)}` : '',
  ],
  'request.created': (e) => [
    ' asked for ',
    feature(e),
    ...scoped(e),
    `, ${plural(e.days, 'day')}${e.onBehalfOf ? `, on behalf of ${e.onBehalfOf.name}` : ''}`,
  ],
  'request.step_approved': (e) => [
    ` approved step ${e.step} of ${e.steps} for `,
    feature(e),
    ' for ',
    account(e),
  ],
  'request.approved': (e) => [' approved ', feature(e), ' for ', account(e)],
  'request.rejected': (e) => [' rejected ', feature(e), ' for ', account(e)],
  'request.cancelled': (e) => [' withdrew the request of ', feature(e), ' for ', account(e)],
  'grant.created': (e, reader) => [
    e.source === 'break_glass' ? ' unlocked by break-glass ' : ' unlocked ',
    feature(e),
    ...scoped(e),
    ` until ${dayInWords(new Date(e.expiresAt), reader.now)}`,
  ],
  'grant.revoked': (e) => [' ended ', feature(e), ' for ', account(e)],
  'grant.undone': (e) => [' undid the unlock of ', feature(e), ' for ', account(e)],
  'grant.converted': (e) => [' made ', feature(e), ' permanent for ', account(e)],
  'grant.activated': (e) => [
    feature(e),
    ' was first ',
    { strong: 'on' },
    ' in the app of ',
    account(e),
    `, ${lasting(e.afterMs)} after the unlock`,
  ],
  'account.created': (e) => [' added the account ', account(e), `, owned by ${e.owner.name}`],
  'key.created': (e) => [
    ' created the ',
    e.key.kind,
    ' key ',
    { strong: e.key.name, href: '/keys' },
    ` for ${e.key.environment}`,
  ],
  'key.revoked': (e) => [
    ' revoked the ',
    e.key.kind,
    ' key ',
    { strong: e.key.name, href: '/keys' },
    ` for ${e.key.environment}`,
  ],
  'policy.published': (e) => [` published policy ${e.version} with ${plural(e.rules, 'rule')}`],
};

export function isAuditEventType(text: string): text is AuditEventType {
  return Object.hasOwn(predicates, text);
}

const tones: Partial<Record<AuditEventType, Tone>> = {
  'grant.created': 'granted',
  'grant.activated': 'granted',
  'grant.converted': 'granted',
  'request.created': 'asked',
  'request.step_approved': 'asked',
  'request.approved': 'granted',
  'request.rejected': 'refused',
  'feature.killed': 'refused',
  'grant.revoked': 'ended',
  'grant.undone': 'ended',
  'round.closed': 'ended',
  'round.paused': 'ended',
  'feature.retired': 'ended',
  'round.opened': 'moved',
  'round.ready': 'moved',
  'feature.stage_changed': 'moved',
  'feature.declared_ga': 'moved',
};

const speaksForItself: ReadonlySet<AuditEventType> = new Set(['grant.activated']);

export function tell({ event, actor }: Pick<RecordedEvent, 'event' | 'actor'>, reader: Reader): Told {
  const format = predicates[event.type] as (event: AuditEvent, reader: Reader) => readonly Part[];
  const predicate = format(event, reader).filter((part) => part !== '');
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
  return actor.id === reader.userId ? 'You' : actor.name;
}

function quoteOf(event: AuditEvent): string | undefined {
  if ('reason' in event) return event.reason;
  return 'note' in event ? event.note : undefined;
}

/** "9 s", "4 min", "2 h", "3 days". */
export function lasting(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 24 ? `${hours} h` : plural(Math.round(hours / 24), 'day');
}
