import type { Chosen } from '#components/demand/chooser.tsx';

/** Who asked for what, as far as it is known. */
export interface Asked {
  readonly account?: Chosen;
  readonly feature?: Chosen;
}

interface Found {
  readonly accounts: readonly Chosen[];
  readonly features: readonly (Chosen & { readonly stage: string })[];
}

const general = 'Somebody asked for a feature…';
const shown = 2;

/** What can be noted from what was found by this text: "Acme asked for…", "Somebody asked for Java support". */
export function askedItems(text: string, found: Found | undefined) {
  const can = (found?.features ?? []).filter(({ stage }) => stage !== 'ga' && stage !== 'retired');
  return [
    ...(found?.accounts ?? []).slice(0, shown).map(({ id, name }) => ({
      ...{ key: id, words: `${name} asked for…`, asked: { account: { id, name } } as Asked },
    })),
    ...can.slice(0, shown).map(({ id, name }) => ({
      ...{ key: id, words: `Somebody asked for ${name}`, asked: { feature: { id, name } } as Asked },
    })),
    ...(general.toLowerCase().includes(text.toLowerCase())
      ? [{ key: 'somebody', words: general, asked: {} as Asked }]
      : []),
  ];
}
