import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { mostViews } from '#domain/saved-views.ts';
import { runOwnWrite } from '#server/commands/own-write.ts';
import { savedViewsOf } from '#server/queries/saved-views.ts';
import { type Name, openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { deleteView } from './delete-view.ts';
import { renameView } from './rename-view.ts';
import { saveView } from './save-view.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const keeper = (name: Name) => ({ userId: house.ids[name], now: house.now });
const save = (name: Name, called: string, query = 'mine=true', screen = 'accounts') =>
  runOwnWrite(house.house, saveView, { screen, name: called, query }, keeper(name));
const rename = (name: Name, viewId: string, called: string) =>
  runOwnWrite(house.house, renameView, { viewId, name: called }, keeper(name));
const remove = (name: Name, viewId: string) => runOwnWrite(house.house, deleteView, { viewId }, keeper(name));
const names = async (name: Name) => (await savedViewsOf(house.db, house.ids[name])).map((view) => view.name);

async function saved(name: Name, called: string): Promise<string> {
  const outcome = await save(name, called);
  if (!outcome.ok) throw new Error(outcome.sentence);
  return outcome.answer.viewId;
}

test('a view is kept once, renamed and deleted by its keeper alone', async () => {
  const viewId = await saved('sales', '  My accounts ');
  expect(await saved('sales', 'My accounts')).toBe(viewId);
  expect(await save('sales', 'my ACCOUNTS', 'sort=-value')).toMatchObject({ ok: false, code: 'conflict' });
  expect(await names('other-sales')).toEqual([]);
  expect(await rename('other-sales', viewId, 'Theirs')).toMatchObject({ ok: false, code: 'not_found' });
  expect(await remove('other-sales', viewId)).toMatchObject({ ok: true });
  expect(await rename('sales', viewId, 'Ours')).toMatchObject({ ok: true });
  expect(await names('sales')).toEqual(['Ours']);
  expect(await remove('sales', viewId)).toMatchObject({ ok: true });
  expect(await remove('sales', viewId)).toMatchObject({ ok: true });
  expect(await names('sales')).toEqual([]);
});

test.each([
  ['', 'mine=true', 'accounts'],
  ['x'.repeat(61), 'mine=true', 'accounts'],
  ['Name', 'stage=beta', 'accounts'],
  ['Name', 'mine=true', 'people'],
  ['Name', `text=${'x'.repeat(2000)}`, 'accounts'],
])('“%s” with %s on %s is refused', async (called, query, screen) => {
  expect(await save('viewer', called, query, screen)).toMatchObject({ ok: false, code: 'invalid' });
});

test('fifty are enough, also for fifty-five that are saved at the same time', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: mostViews + 5 }, (_, at) => save('pm', `View ${at}`)),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(mostViews);
  expect(await names('pm')).toHaveLength(mostViews);
});

test('they touch saved_views and no other table', async () => {
  await house.db.transaction(async (tx) => {
    const written = async () =>
      (
        await tx.execute<{ name: string; rows: string }>(
          'select relname as name, n_tup_ins + n_tup_upd + n_tup_del as rows from pg_stat_xact_user_tables',
        )
      ).map(({ name, rows }) => `${name} ${rows}`);
    const before = new Set(await written());
    await saveView.save(tx, { screen: 'features', name: 'One', query: '' }, keeper('lead'));
    const [view] = await tx.execute<{ id: string }>(
      `select id from saved_views where user_id = '${house.ids.lead}'`,
    );
    const viewId = view?.id ?? randomUUID();
    await renameView.save(tx, { viewId, name: 'Two' }, keeper('lead'));
    await deleteView.save(tx, { viewId }, keeper('lead'));
    const changed = (await written()).filter((one) => !before.has(one) && !one.endsWith(' 0'));
    expect(changed.map((one) => one.split(' ')[0])).toEqual(['saved_views']);
  });
});
