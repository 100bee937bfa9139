import { type Asked, askedItems } from '#components/demand/asked-items.ts';
import type { Entry, EntryGroup } from '#components/shell/palette/entry.ts';
import type { Found } from '#components/shell/palette/found-groups.tsx';
import { WishAnswer } from '#components/shell/palette/wish-answer.tsx';
import type { Person } from '#components/shell/person-menu.tsx';
import { asksFor, deedsOn } from '#domain/finding-deeds.ts';
import { permits } from '#domain/permissions.ts';

interface Given {
  readonly text: string;
  readonly found: Found | undefined;
  readonly person: Person;
  /** The feature on whose page this is: its deeds stand there before anything is typed. */
  readonly featureHere: string | undefined;
  readonly onAsked: (asked: Asked) => void;
}

/** What can be done with what was named: unlock it, move it on, note that somebody asked. */
export function deedGroups({ text, found, person, featureHere, onAsked }: Given): EntryGroup[] {
  return [
    { heading: 'Unlock', fit: fitOfWishes(found), entries: found ? wishes(found, person) : [] },
    { heading: 'Do', fit: 'meant', entries: found ? deeds(found, { text, person, featureHere }) : [] },
    { heading: 'Note', fit: 'rest', entries: asked(text, found, person, onAsked) },
  ];
}

/** Whoever types a whole name means that one, though its words may also read as a wish. */
function fitOfWishes(found: Found | undefined): EntryGroup['fit'] {
  const named = [...(found?.accounts ?? []), ...(found?.features ?? [])];
  return named.some(({ fit }) => fit === 'whole') ? 'start' : 'meant';
}

function wishes({ wishes: pairs }: Found, { roles }: Person): Entry[] {
  if (!permits('unlock', roles, { byPolicy: true, internalAccounts: true })) return [];
  return pairs.map(({ account, feature }, place) => ({
    id: `wish ${account.key} ${feature.key}`,
    href: `/accounts/${encodeURIComponent(account.key)}/unlock/${encodeURIComponent(feature.key)}`,
    words: (
      <span className="truncate">
        Unlock <b className="font-semibold">{feature.name}</b> for{' '}
        <b className="font-semibold">{account.name}</b>
      </span>
    ),
    ...(place === 0 ? { aside: <WishAnswer featureId={feature.id} accountId={account.id} /> } : {}),
  }));
}

function deeds(found: Found, { text, person, featureHere }: Pick<Given, 'text' | 'person' | 'featureHere'>) {
  return found.deeds.flatMap((feature) =>
    deedsOn(feature, person)
      .filter((deed) => (text === '' ? feature.key === featureHere : asksFor(text, deed)))
      .map(
        (deed): Entry => ({
          id: `deed ${deed.kind} ${feature.key}`,
          href: `/features/${encodeURIComponent(feature.key)}?act=${deed.kind}`,
          words: <span className="truncate">{deed.words}</span>,
        }),
      ),
  );
}

function asked(
  text: string,
  found: Found | undefined,
  { roles }: Person,
  onAsked: Given['onAsked'],
): Entry[] {
  if (text === '' || !permits('record_interest', roles, {})) return [];
  return askedItems(text, found).map((one) => ({
    id: `asked ${one.key}`,
    words: <span className="truncate">{one.words}</span>,
    run: () => onAsked(one.asked),
  }));
}
