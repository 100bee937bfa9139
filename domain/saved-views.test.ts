import { expect, test } from 'vitest';
import { type KeptView, keepView, mostViews, renameView, viewQuery } from './saved-views.ts';

const id = '0196f0c2-1111-4222-8333-444455556666';

test.each([
  ['accounts', 'mine=true&sort=-value', 'mine=true&sort=-value'],
  ['accounts', 'sort=-value&mine=true', 'mine=true&sort=-value'],
  ['accounts', 'text=a%20b&plan=Enterprise', 'plan=Enterprise&text=a+b'],
  ['accounts', '', ''],
  ['accounts', 'mine=yes', undefined],
  ['accounts', 'plan=Golden', undefined],
  ['accounts', 'stage=beta', undefined],
  ['accounts', 'mine=true&mine=true', undefined],
  ['accounts', 'text=', undefined],
  ['accounts', 'new=true', undefined],
  ['features', 'stage=beta&free=true&sort=-places', 'free=true&sort=-places&stage=beta'],
  ['features', 'sort=value', undefined],
  [
    'timeline',
    `person=${id}&kind=unlocks,rounds&from=2026-11-20`,
    `from=2026-11-20&kind=unlocks%2Crounds&person=${id}`,
  ],
  ['timeline', 'kind=unlocks,nothing', undefined],
  ['timeline', 'from=2026-13-20', undefined],
  ['timeline', 'event=12', undefined],
] as const)('%s understands %s: %s', (screen, query, kept) => {
  expect(viewQuery(screen, query)).toBe(kept);
});

const view = (changes: Partial<KeptView> = {}): KeptView => ({
  ...{ id: 'a', screen: 'accounts', name: 'Mine', query: 'mine=true' },
  ...changes,
});
const fresh = { screen: 'accounts', name: 'Rich', query: 'sort=-value' } as const;
const full = Array.from({ length: mostViews }, (_, at) => view({ id: `${at}`, name: `View ${at}` }));

test.each([
  ['the first', [], fresh, { ok: true, query: 'sort=-value' }],
  [
    'the same twice is one',
    [view()],
    { ...fresh, name: 'Mine', query: 'mine=true' },
    { ok: true, already: view() },
  ],
  ['another under the same name', [view()], { ...fresh, name: 'MINE' }, { code: 'conflict' }],
  [
    'the same name on another screen',
    [view({ screen: 'features' })],
    { ...fresh, name: 'Mine' },
    { ok: true },
  ],
  ['one too many', full, fresh, { code: 'conflict' }],
  ['what the list does not know', [], { ...fresh, query: 'x=1' }, { code: 'invalid' }],
] as const)('keeping %s', (_, kept, wanted, outcome) => {
  expect(keepView(kept, wanted)).toMatchObject(outcome);
});

test.each([
  ['to a free name', { id: 'a', name: 'Ours' }, { ok: true }],
  ['to its own name in capitals', { id: 'a', name: 'MINE' }, { ok: true }],
  ['to the name of another', { id: 'a', name: 'rich' }, { code: 'conflict' }],
  ['what is gone', { id: 'c', name: 'Ours' }, { code: 'not_found' }],
] as const)('renaming %s', (_, wanted, outcome) => {
  expect(renameView([view(), view({ id: 'b', name: 'Rich' })], wanted)).toMatchObject(outcome);
});
