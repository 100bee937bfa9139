import type { IncomingHttpHeaders } from 'node:http';
import type { Subject } from '#domain/evaluation.ts';
import { answerFor } from '#server/evaluation/answers/answer.ts';
import type { Tally } from '#server/evaluation/counts/tally.ts';
import type { LiveKey } from '#server/evaluation/snapshot/live-key.ts';
import type { Asking } from './admit.ts';
import { isUnchanged } from './etag.ts';
import * as refusals from './refusals.ts';
import { parseBody, readSubject } from './request-context.ts';

/** ASCII only: a text, or what writes itself into memory of its size. */
type Body = string | { readonly size: number; readonly write: (target: Buffer) => void };

/** What is sent; everything is decided before anything is sent. Headers are names and values in turn. */
export interface Reply {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: Body;
}

/** Where a page can hear that its answers changed. */
export interface EventStreams {
  /** The same for ever for the same key, account and contact; undefined when no stream would be admitted. */
  urlFor(key: LiveKey, subject: Subject): string | undefined;
}

export interface AnswerSources {
  readonly tally: Tally;
  readonly streams: EventStreams;
}

const json: readonly string[] = ['Content-Type', refusals.json];
const inactivitySeconds = 120;
/** Of a stream's address: enough of its signature to tell it from every other. */
const tagLength = 10;

/** Answers a request whose body has arrived. @param text undefined when the body is too large. */
export function answer(
  sources: AnswerSources,
  asking: Asking,
  text: string | undefined,
  headers: IncomingHttpHeaders,
): Reply | refusals.HttpRefusal {
  if (text === undefined) return refusals.bodyTooLarge;
  const parsed = parseBody(text);
  if ('errorCode' in parsed) return parsed;
  if (asking.route.kind === 'bulk') return answerBulk(sources, asking, parsed.json, headers['if-none-match']);
  return answerSingle(sources, asking, asking.route.key, parsed.json);
}

function answerSingle({ tally }: AnswerSources, asking: Asking, flagKey: string, body: unknown) {
  const { snapshot, key, proven, cors, at } = asking;
  const feature = snapshot.feature(flagKey);
  if (!feature) tally.strangers.count('feature', key, flagKey, at);
  if (!feature || (key.kind === 'client' && !feature.visibleToClients)) return refusals.flagNotFound;
  const read = readSubject(body, proven);
  if ('errorCode' in read) return read;
  const { subject } = read;
  if (!subject && feature.in(key.environmentKey).serving === 'granted') return refusals.targetingKeyMissing;
  const account = subject && snapshot.account(subject.accountKey);
  const given = answerFor(feature, key, account, subject?.contactKey, new Date(at));
  if (account) tally.countSingle(key.environmentKey, account, feature, given, at);
  else if (subject) tally.strangers.count('account', key, subject.accountKey, at);
  return { status: 200, headers: [...json, ...cors], body: given.text };
}

function answerBulk(sources: AnswerSources, asking: Asking, body: unknown, ifNoneMatch: string | undefined) {
  const { snapshot, key, proven, cors, at } = asking;
  const read = readSubject(body, proven);
  if ('errorCode' in read) return read;
  const { subject } = read;
  if (!subject) return refusals.targetingKeyMissing;
  const account = snapshot.account(subject.accountKey);
  const catalogue = snapshot.catalogue(key);
  const given = catalogue.answerTo(account, subject.contactKey, at);
  if (account) sources.tally.countBulk(key.environmentKey, account, catalogue, given, at);
  else sources.tally.strangers.count('account', key, subject.accountKey, at);
  const url = sources.streams.urlFor(key, subject);
  const etag = `"${given.fingerprint}${url === undefined ? '' : `.${url.slice(-tagLength)}`}"`;
  if (isUnchanged(ifNoneMatch, etag)) return { status: 304, headers: ['ETag', etag, ...cors], body: '' };
  const more = url === undefined ? '' : eventStreams(url);
  const write = (target: Buffer) => catalogue.writeWith(given.special, more, target);
  const size = catalogue.sizeOf(given, more);
  return { status: 200, headers: [...json, 'ETag', etag, ...cors], body: { size, write } };
}

/** A member of the bulk body. The origin is the one that the client already uses, whatever stands in front of us. */
function eventStreams(url: string): string {
  return `,"eventStreams":[{"type":"sse","endpoint":{"requestUri":"${url}"},"inactivityDelaySec":${inactivitySeconds}}]`;
}
