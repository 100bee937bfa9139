/** Whether the audit chain holds, judged event by event: one of any length is gone through as it is read. */
import { type ChainedEvent, canonicalEvent, genesisHash } from './canonical.ts';

/** An event, or what the first one follows: where the chain stands. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

export const chainBegin: ChainEnd = { seq: 0, hash: genesisHash };

/** An event as it is stored, with what it is found by. */
export interface StoredEvent extends Omit<ChainedEvent, 'at'>, ChainEnd {
  /** ISO 8601 in UTC, with every digit that is stored. */
  readonly at: string;
  readonly type: string;
  readonly actorId: string | null;
  readonly featureId: string | null;
  readonly accountId: string | null;
}

export interface ChainProblem {
  readonly kind:
    | 'changed'
    | 'gap'
    | 'order'
    | 'fork'
    | 'start'
    | 'tail'
    | 'head'
    | 'rewritten'
    | 'checkpoint'
    | 'forged';
  /** The first event that does not hold. */
  readonly seq: number;
  readonly sentence: string;
}

export type Sha256 = (text: string) => string;

const looksAround = 1_000;

/** @returns what is wrong with `next` as the one that follows `last`; nothing when it holds and is the new end. */
export function problemOfNext(last: ChainEnd, next: StoredEvent, sha256: Sha256): ChainProblem | undefined {
  const { seq } = next;
  if (seq !== last.seq + 1) return problemOfPlace(last, seq);
  if (sha256(canonicalEvent(next)) !== next.hash) return problemOfContent(next, sha256);
  if (!isFoundAsItSays(next))
    return problem(
      'changed',
      seq,
      `Event ${seq} was changed: the columns by which it is found say something else than the event.`,
    );
  if (next.prevHash === last.hash) return undefined;
  if (last.seq === 0)
    return problem('start', seq, 'Event 1 is not the first of its chain: it follows another event.');
  return problem(
    'fork',
    seq,
    `Event ${seq} does not follow event ${last.seq}: it was chained to another one. Event ${last.seq} or those behind it were replaced.`,
  );
}

function problemOfPlace(last: ChainEnd, seq: number): ChainProblem {
  if (seq <= last.seq)
    return problem(
      'order',
      seq,
      `Event ${seq} comes after event ${last.seq}: the order is not that of the chain.`,
    );
  const missing = span(last.seq + 1, seq - 1);
  if (last.seq === 0)
    return problem(
      'start',
      1,
      `The beginning is missing: ${missing}, and no signed checkpoint lets them go.`,
    );
  return problem('gap', last.seq + 1, `A gap: ${missing}. After event ${last.seq} comes event ${seq}.`);
}

function problemOfContent(next: StoredEvent, sha256: Sha256): ChainProblem {
  const { seq } = next;
  for (let away = 1; away <= looksAround; away++)
    for (const was of [seq - away, seq + away])
      if (sha256(canonicalEvent({ ...next, seq: was })) === next.hash)
        return problem(
          'order',
          seq,
          `Event ${seq} holds what was event ${was}: events were swapped, or moved to another place.`,
        );
  return problem('changed', seq, `Event ${seq} was changed: what it holds does not match its hash.`);
}

/** Whatever stands in the database is asked, also what no command ever wrote. */
function isFoundAsItSays({ actor, actorId, event, type, featureId, accountId }: StoredEvent): boolean {
  return (
    wordIn(event, 'type') === type &&
    (wordIn(actor, 'kind') === 'user' ? wordIn(actor, 'id') : null) === actorId &&
    idOf(event, 'feature') === featureId &&
    idOf(event, 'account') === accountId
  );
}

type Json = object | string | null | undefined;

function wordIn(value: Json, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function idOf(event: Json, name: string): unknown {
  const named = wordIn(event, name);
  return named === undefined ? null : wordIn(Object(named), 'id');
}

/** @returns what is wrong when events stand before the place where the chain begins. */
export function problemOfBegin(begin: ChainEnd, first: number | undefined): ChainProblem | undefined {
  if (first === undefined || first > begin.seq) return undefined;
  const why = begin.seq === 0 ? 'the chain begins with event 1' : `events up to ${begin.seq} were archived`;
  return problem('order', first, `Event ${first} does not belong there: ${why}.`);
}

/** @returns what is wrong with the end that was read, beside what the head says it is. */
export function problemOfEnd(last: ChainEnd, head: ChainEnd | undefined): ChainProblem | undefined {
  if (!head) return problem('head', last.seq, 'The head of the chain is gone.');
  if (head.seq > last.seq)
    return problem(
      'tail',
      last.seq + 1,
      `The end is cut off: ${span(last.seq + 1, head.seq)}, although the head of the chain counts ${head.seq}.`,
    );
  if (head.seq < last.seq)
    return problem(
      'head',
      head.seq + 1,
      `The head of the chain was changed: it says event ${head.seq} is the last, and there is event ${last.seq}.`,
    );
  if (head.hash === last.hash) return undefined;
  return problem(
    'head',
    last.seq,
    `The head of the chain was changed: it has another hash than event ${last.seq}, the last.`,
  );
}

/** "events 4 to 6 are missing" */
function span(from: number, to: number): string {
  return from === to ? `event ${from} is missing` : `events ${from} to ${to} are missing`;
}

function problem(kind: ChainProblem['kind'], seq: number, sentence: string): ChainProblem {
  return { kind, seq, sentence };
}
