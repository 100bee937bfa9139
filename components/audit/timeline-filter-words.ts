import { isFiltered, type TimelineFilter } from '#components/audit/timeline-filter.ts';
import { kindNames } from '#components/audit/timeline-kinds.ts';
import { dayInWords } from '#domain/dates.ts';

interface Names {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly features: readonly { readonly key: string; readonly name: string }[];
  readonly accountName: string | null;
}

/** "unlocks of Java support for Acme by Sam Rivera, 1 Nov to 20 Nov" */
export function filterInWords(filter: TimelineFilter, names: Names): string {
  if (!isFiltered(filter)) return 'everything';
  const feature = names.features.find((one) => one.key === filter.feature)?.name ?? filter.feature;
  const person = names.people.find((one) => one.id === filter.person)?.name ?? 'somebody unknown';
  const account = names.accountName ?? filter.account;
  return [
    filter.kind ? kindNames[filter.kind].toLowerCase() : 'everything',
    feature && ` ${filter.kind ? 'of' : 'about'} ${feature}`,
    account && ` for ${account}`,
    filter.person && ` by ${person}`,
    spanOf(filter.from, filter.to),
  ]
    .filter(Boolean)
    .join('');
}

function spanOf(from: string | null, to: string | null): string {
  if (from && from === to) return ` on ${inWords(from)}`;
  if (from && to) return `, ${inWords(from)} to ${inWords(to)}`;
  if (from) return ` since ${inWords(from)}`;
  return to ? ` until ${inWords(to)}` : '';
}

function inWords(day: string): string {
  return dayInWords(new Date(`${day}T00:00:00Z`), new Date());
}
