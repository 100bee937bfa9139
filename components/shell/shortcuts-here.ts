export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
}

const rowLink = 'main [data-slot=table-row-link]';
const keyed = 'main [aria-keyshortcuts]';

/** What single keys do on this screen: the verbs that can be seen and pressed now, and its lists. */
export function shortcutsHere(page: Document): Shortcut[] {
  const seen = [...page.querySelectorAll<HTMLElement>(keyed)].filter(
    (element) => element.checkVisibility() && !element.matches(':disabled, [aria-disabled=true]'),
  );
  const verbs = seen.flatMap((element): Shortcut[] => {
    const key = element.getAttribute('aria-keyshortcuts') ?? '';
    return key.includes('+')
      ? []
      : [{ keys: [key.length === 1 ? key.toUpperCase() : key], does: nameOf(element) }];
  });
  const hasSearch = page.querySelector('main input[type=search]') !== null;
  return [
    ...verbs.filter(({ keys, does }, at) => does && verbs.findIndex((one) => one.keys[0] === keys[0]) === at),
    ...(hasSearch ? [{ keys: ['/'], does: 'Search on this page' }] : []),
    ...(page.querySelector(rowLink)
      ? [
          { keys: ['J'], does: 'Next row' },
          { keys: ['K'], does: 'Row before' },
          { keys: ['Enter'], does: 'Open the row' },
          { keys: ['Esc'], does: 'Leave the rows' },
        ]
      : []),
  ];
}

/** What screen readers call it, near enough: its label, else its text without what is hidden from them. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label') ?? labelOf(element);
  if (label) return label;
  const copy = element.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

function labelOf(element: HTMLElement): string | undefined {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLSelectElement)) return undefined;
  return element.labels?.[0]?.textContent?.trim();
}
