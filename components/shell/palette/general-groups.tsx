import type { Entry, EntryGroup } from '#components/shell/palette/entry.ts';
import type { Person } from '#components/shell/person-menu.tsx';
import { isUsable, places, placesFor } from '#components/shell/places.ts';
import { keepPreference, readPreference } from '#components/shell/preferences.ts';
import type { Recent } from '#components/shell/recent.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import { type Fit, fitOf, fits } from '#domain/finding.ts';
import { permits } from '#domain/permissions.ts';

interface Named extends Entry {
  /** Under which it is found; the first is how it is called. */
  readonly names: readonly string[];
}

interface Given {
  readonly text: string;
  readonly person: Person;
  readonly signOut: () => void;
  readonly openHelp: () => void;
}

/** What can always be done, and the pages. */
export function generalGroups(given: Given): EntryGroup[] {
  const { text, person } = given;
  return [
    { heading: 'Pages', ...fitting(text, pages(person)) },
    { heading: 'Do', ...fitting(text, acts(given)) },
  ];
}

function fitting(text: string, named: readonly Named[]): Pick<EntryGroup, 'entries' | 'fit'> {
  if (text === '') return { entries: named, fit: 'rest' };
  const found = named.flatMap((one) => {
    const fit = fitOf(text, one.names);
    return fit ? [{ ...one, fit }] : [];
  });
  const entries = found.toSorted((a, b) => fits.indexOf(a.fit) - fits.indexOf(b.fit));
  const fit: Fit | undefined = entries[0]?.fit;
  return { entries, fit: fit ?? 'rest' };
}

function pages({ roles }: Person): Named[] {
  const { first, rest } = placesFor(roles);
  const others = places.filter((place) => !isUsable(place, roles));
  return [...first, ...rest, ...others].map((place) => ({
    id: `page ${place.href}`,
    href: place.href,
    names: [place.label],
    words: <span className="truncate">{place.label}</span>,
    aside: isUsable(place, roles) ? (
      <span className="flex gap-1 max-sm:hidden">
        <Kbd>G</Kbd>
        <Kbd>{place.letter.toUpperCase()}</Kbd>
      </span>
    ) : (
      <span className="text-sm text-muted">For admins</span>
    ),
  }));
}

function acts({ person: { roles }, signOut, openHelp }: Given): Named[] {
  const isDark = document.documentElement.classList.contains('dark');
  const isCompact = readPreference('rows') === 'compact';
  const hasKeys = readPreference('keys') === 'on';
  return [
    ...(permits('edit_account', roles, { own: true, team: true })
      ? [act('New account', { href: '/accounts?new=true' }, ['add account', 'create account'])]
      : []),
    ...(permits('create_feature', roles, {})
      ? [act('New feature', { href: '/features?new=true' }, ['add feature', 'create feature'])]
      : []),
    ...(permits('manage_keys', roles, { notProduction: true })
      ? [act('Create key', { href: '/keys?new=true' }, ['new API key', 'add key'])]
      : []),
    ...(permits('manage_users', roles, {})
      ? [act('Import accounts', { href: '/accounts/import' }, ['CSV file'])]
      : []),
    act(
      isDark ? 'Switch to the light theme' : 'Switch to the dark theme',
      { run: () => keepPreference('theme', isDark ? 'light' : 'dark') },
      ['switch theme dark light appearance'],
    ),
    act(
      isCompact ? 'Roomy rows' : 'Compact rows',
      { run: () => keepPreference('rows', isCompact ? 'roomy' : 'compact') },
      ['row height dense'],
    ),
    act('Keyboard', { run: openHelp }, ['shortcuts help keys']),
    act(
      hasKeys ? 'Switch single keys off' : 'Switch single keys on',
      { run: () => keepPreference('keys', hasKeys ? 'off' : 'on') },
      ['single key shortcuts off on'],
    ),
    act('Sign out', { run: signOut }, ['log out', 'logout']),
  ];
}

function act(name: string, what: Pick<Entry, 'href' | 'run'>, others: readonly string[]): Named {
  return {
    ...what,
    id: `act ${name}`,
    names: [name, ...others],
    words: <span className="truncate">{name}</span>,
  };
}

/** What this reader opened last. */
export function recentGroup(recent: readonly Recent[]): EntryGroup {
  return {
    heading: 'Opened last',
    fit: 'rest',
    entries: recent.map(({ kind, key, name }) => ({
      id: `recent ${kind} ${key}`,
      href: `/${kind === 'account' ? 'accounts' : 'features'}/${encodeURIComponent(key)}`,
      words: <span className="truncate font-semibold">{name}</span>,
      aside: <span className="text-sm text-muted">{kind === 'account' ? 'Account' : 'Feature'}</span>,
    })),
  };
}
