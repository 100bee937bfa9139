import { createParser, type inferParserType, parseAsArrayOf, parseAsStringLiteral } from 'nuqs/server';
import { kinds } from '#domain/audit/kinds.ts';
import { longestTimelineText } from '#domain/timeline-text.ts';

const firstDay = '2000-01-01';
const lastDay = '2199-12-31';

/** Whether the text is a calendar day such as 2026-11-20. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    text >= firstDay &&
    text <= lastDay &&
    new Date(text).toJSON()?.slice(0, 10) === text
  );
}

const textThat = (fits: (text: string) => boolean) =>
  createParser<string>({ parse: (text) => (fits(text) ? text : null), serialize: String });

const parseAsKey = textThat((text) => text.length > 0 && text.length <= 128 && !text.includes('\0'));
const parseAsDay = textThat(isDay);
const parseAsId = textThat((text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text));
const parseAsText = textThat(
  (text) => text.trim().length > 0 && text.length <= longestTimelineText && !text.includes('\0'),
);

export const timelineParsers = {
  text: parseAsText,
  person: parseAsId,
  feature: parseAsKey,
  account: parseAsKey,
  kind: parseAsArrayOf(parseAsStringLiteral(kinds)),
  from: parseAsDay,
  to: parseAsDay,
  zone: parseAsStringLiteral(['utc']),
  /** The number of an event, or how its hash begins: the timeline opens there. */
  event: textThat((text) => /^[0-9a-z]{1,64}$/i.test(text)),
  /** The exports are open; this one is meant. */
  export: textThat((text) => /^[0-9a-z-]{1,36}$/i.test(text)),
};

export type TimelineFilter = inferParserType<typeof timelineParsers>;

export const noFilter = {
  text: null,
  person: null,
  feature: null,
  account: null,
  kind: null,
  from: null,
  to: null,
  event: null,
};

const narrowing = ['text', 'person', 'feature', 'account', 'kind', 'from', 'to'] as const;
export type Narrowing = (typeof narrowing)[number];

/** The filters that are set, in the order in which they stand. */
export function filtersSet(filter: TimelineFilter): Narrowing[] {
  return narrowing.filter((name) => (name === 'kind' ? filter.kind?.length : filter[name] !== null));
}

export function isFiltered(filter: TimelineFilter): boolean {
  return filtersSet(filter).length > 0;
}

/** What is wanted of the timeline; days begin and end in the reader's zone. */
export function timelineFilterQuery(filter: TimelineFilter, zone: string) {
  return {
    ...(filter.text ? { text: filter.text } : {}),
    ...(filter.person ? { person: filter.person } : {}),
    ...(filter.feature ? { feature: filter.feature } : {}),
    ...(filter.account ? { account: filter.account } : {}),
    ...(filter.kind?.length ? { kinds: filter.kind } : {}),
    ...(filter.from ? { from: startOf(filter.from, 0, zone) } : {}),
    ...(filter.to ? { to: startOf(filter.to, 1, zone) } : {}),
  };
}

/** What the server is asked for the list. */
export function timelineQuery(filter: TimelineFilter, zone: string) {
  return { ...timelineFilterQuery(filter, zone), ...(filter.event ? { event: filter.event } : {}) };
}

function startOf(day: string, plus: number, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return zone === 'UTC'
    ? new Date(Date.UTC(year, month - 1, date + plus))
    : new Date(year, month - 1, date + plus);
}

export const timelinePaging = {
  getNextPageParam: (page: { older: number | null }) => (page.older === null ? null : { before: page.older }),
  getPreviousPageParam: (page: { newer: number | null }) =>
    page.newer === null ? null : { after: page.newer },
};

export const followingPage = { getNextPageParam: (page: { next: number | null }) => page.next };
