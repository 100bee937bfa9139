/** What of a screen's address a saved view holds, in the one form in which two of them can be compared. */
export const viewScreens = ['accounts', 'features', 'timeline'] as const;
export type ViewScreen = (typeof viewScreens)[number];

export const viewParts: Record<ViewScreen, readonly string[]> = {
  accounts: ['text', 'mine', 'plan', 'type', 'part', 'sort'],
  features: ['text', 'stage', 'free', 'sort'],
  timeline: ['text', 'person', 'feature', 'account', 'kind', 'from', 'to', 'zone'],
};

/** The parts in the order of the alphabet. */
export function inOneForm(parts: Iterable<readonly [string, string]>): string {
  const sorted = [...parts]
    .map(([name, value]) => [name, value])
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return new URLSearchParams(sorted).toString();
}

/** What a view of this screen would hold of its address, with or without the question mark. */
export function viewPartOf(screen: ViewScreen, search: string): string {
  const parts = [...new URLSearchParams(search)];
  return inOneForm(parts.filter(([name]) => viewParts[screen].includes(name)));
}
