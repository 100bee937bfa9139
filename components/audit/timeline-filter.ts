import { createParser, type inferParserType, parseAsStringLiteral } from 'nuqs/server';
import { kinds, typesOf } from '#components/audit/timeline-kinds.ts';

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

export const timelineParsers = {
  person: parseAsId,
  feature: parseAsKey,
  account: parseAsKey,
  kind: parseAsStringLiteral(kinds),
  from: parseAsDay,
  to: parseAsDay,
  zone: parseAsStringLiteral(['utc']),
};

export type TimelineFilter = inferParserType<typeof timelineParsers>;

export const noFilter = { person: null, feature: null, account: null, kind: null, from: null, to: null };

export function isFiltered(filter: TimelineFilter): boolean {
  return Object.keys(noFilter).some((name) => filter[name as keyof typeof noFilter] !== null);
}

/** What the server is asked; days begin and end in the reader's zone. */
export function timelineQuery(filter: TimelineFilter, zone: string) {
  return {
    ...(filter.person ? { actor: filter.person } : {}),
    ...(filter.feature ? { feature: filter.feature } : {}),
    ...(filter.account ? { account: filter.account } : {}),
    ...(filter.kind ? { types: typesOf(filter.kind) } : {}),
    ...(filter.from ? { from: startOf(filter.from, 0, zone) } : {}),
    ...(filter.to ? { to: startOf(filter.to, 1, zone) } : {}),
  };
}

function startOf(day: string, plus: number, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return zone === 'UTC'
    ? new Date(Date.UTC(year, month - 1, date + plus))
    : new Date(year, month - 1, date + plus);
}

export const followingPage = { getNextPageParam: (page: { next: number | null }) => page.next };
