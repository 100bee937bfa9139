import type { ReactNode } from 'react';
import type { Fit } from '#domain/finding.ts';

/** One line of the palette: it leads somewhere, or does something. */
export interface Entry {
  readonly id: string;
  readonly words: ReactNode;
  readonly aside?: ReactNode;
  readonly href?: string;
  readonly run?: () => void;
}

export interface EntryGroup {
  readonly heading: string;
  readonly entries: readonly Entry[];
  /** How well its best entry fits what was typed. */
  readonly fit: Fit | 'meant' | 'rest';
}

const order: readonly EntryGroup['fit'][] = ['meant', 'whole', 'start', 'words', 'within', 'nearly', 'rest'];

/** What fits best leads; among equals they stand as given. Empty groups are left out. */
export function inOrder(groups: readonly EntryGroup[]): EntryGroup[] {
  return groups
    .filter(({ entries }) => entries.length > 0)
    .sort((a, b) => order.indexOf(a.fit) - order.indexOf(b.fit));
}

export function bestFit(found: readonly { readonly fit: Fit }[]): EntryGroup['fit'] {
  return found[0]?.fit ?? 'rest';
}
