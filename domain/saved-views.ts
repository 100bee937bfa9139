/** Filters and order of a list that somebody gave a name. Nobody else sees them. */
import { z } from 'zod';
import { accountTiers, accountTypes } from './accounts.ts';
import { kinds } from './audit/kinds.ts';
import { type Refusal, refuse } from './decision.ts';
import { stages } from './lifecycle.ts';
import { accountParts, accountSorts, featureSorts } from './lists.ts';
import { inOneForm, type ViewScreen } from './view-queries.ts';

export const mostViews = 50;
export const longestQuery = 2000;

const yes = z.literal('true');
const text = z
  .string()
  .min(1)
  .max(120)
  .refine((some) => !some.includes('\0'));
const key = text.max(128);
const day = z.iso.date();
const oneOf = <const Some extends readonly string[]>(some: Some) => z.enum(some);

/** What of its address each screen knows, as the address writes it. */
const known = {
  accounts: z.strictObject({
    text: text.optional(),
    mine: yes.optional(),
    plan: oneOf(accountTiers).optional(),
    type: oneOf(accountTypes).optional(),
    part: oneOf(accountParts).optional(),
    sort: oneOf(accountSorts).optional(),
  }),
  features: z.strictObject({
    text: text.optional(),
    stage: oneOf(stages).optional(),
    free: yes.optional(),
    sort: oneOf(featureSorts).optional(),
  }),
  timeline: z.strictObject({
    text: text.max(80).optional(),
    person: z.uuid().optional(),
    feature: key.optional(),
    account: key.optional(),
    kind: text
      .refine((some) => some.split(',').every((one) => kinds.some((kind) => kind === one)))
      .optional(),
    from: day.optional(),
    to: day.optional(),
    zone: z.literal('utc').optional(),
  }),
} as const satisfies Record<ViewScreen, z.ZodType>;

/** @returns the query in one form, its parts in the order of the alphabet; undefined when the screen would not understand it. */
export function viewQuery(screen: ViewScreen, query: string): string | undefined {
  const given = [...new URLSearchParams(query)];
  const parts = Object.fromEntries(given);
  if (Object.keys(parts).length !== given.length || !known[screen].safeParse(parts).success) return undefined;
  return inOneForm(given);
}

export interface KeptView {
  readonly id: string;
  readonly screen: ViewScreen;
  readonly name: string;
  readonly query: string;
}

interface NewView {
  readonly screen: ViewScreen;
  readonly name: string;
  readonly query: string;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** @returns the query to keep, or the view that is kept already: the same one twice is one. */
export function keepView(
  kept: readonly KeptView[],
  { screen, name, query }: NewView,
): { readonly ok: true; readonly query: string; readonly already?: KeptView } | Refusal {
  const parts = viewQuery(screen, query);
  if (parts === undefined)
    return refuse('invalid', 'These filters can not be kept: this list does not know one of them.');
  const namesake = kept.find((view) => view.screen === screen && same(view.name, name));
  if (namesake && namesake.query === parts) return { ok: true, query: parts, already: namesake };
  if (namesake)
    return refuse('conflict', `You have a view called “${namesake.name}” here. Choose another name.`);
  if (kept.length >= mostViews)
    return refuse(
      'conflict',
      `You keep ${mostViews} views already. Delete one that you do not use any more.`,
    );
  return { ok: true, query: parts };
}

export function renameView(
  kept: readonly KeptView[],
  { id, name }: { readonly id: string; readonly name: string },
): { readonly ok: true } | Refusal {
  const view = kept.find((one) => one.id === id);
  if (!view) return refuse('not_found', 'There is no such view any more.');
  const namesake = kept.find((one) => one.id !== id && one.screen === view.screen && same(one.name, name));
  return namesake
    ? refuse('conflict', `You have a view called “${namesake.name}” here. Choose another name.`)
    : { ok: true };
}
