import { filtersSet, type Narrowing, type TimelineFilter } from '#components/audit/timeline-filter.ts';
import { kindNames } from '#domain/audit/kinds.ts';
import { dayInWords } from '#domain/dates.ts';

interface Names {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly features: readonly { readonly key: string; readonly name: string }[];
  readonly accountName: string | null;
}

/** "unlocks of Java support for Acme by or for Sam Rivera, 1 Nov to 20 Nov" */
export function filterInWords(filter: TimelineFilter, names: Names): string {
  const set = filtersSet(filter);
  if (set.length === 0) return 'everything';
  const said = valuesInWords(filter, names);
  const kind = filter.kind?.length ? said.kind.toLowerCase() : 'everything';
  return [
    kind,
    filter.feature && ` ${filter.kind?.length ? 'of' : 'about'} ${said.feature}`,
    filter.account && ` for ${said.account}`,
    filter.person && ` by ${said.person} or in their name`,
    filter.text && ` with the words ${said.text}`,
    spanOf(filter.from, filter.to),
  ]
    .filter(Boolean)
    .join('');
}

/** Each filter that is set, in a few words and how to be rid of it. */
export function filterChips(filter: TimelineFilter, names: Names) {
  const said = valuesInWords(filter, names);
  return filtersSet(filter).map((name) => ({
    text: said[name],
    without: { [name]: null } as Partial<TimelineFilter>,
    name,
  }));
}

function valuesInWords(filter: TimelineFilter, names: Names): Record<Narrowing, string> {
  const { feature, account, person, text, from, to } = filter;
  return {
    kind: inARow((filter.kind ?? []).map((kind) => kindNames[kind])),
    feature: names.features.find((one) => one.key === feature)?.name ?? feature ?? '',
    account: names.accountName ?? account ?? '',
    person: names.people.find((one) => one.id === person)?.name ?? 'somebody unknown',
    text: `“${text}”`,
    from: from ? `since ${inWords(from)}` : '',
    to: to ? `until ${inWords(to)}` : '',
  };
}

function inARow(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
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
