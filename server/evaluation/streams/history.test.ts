import { expect, test } from 'vitest';
import { History } from './history.ts';

const quiet = { everybody: false, accountKeys: new Set<string>(), keys: false };
const of = (...accountKeys: string[]) => ({ ...quiet, accountKeys: new Set(accountKeys) });
const changesAt = (...instants: number[]) => ({
  nextChangeAfter: (now: number) => Math.min(...instants.filter((instant) => instant > now)),
});

test('who was told last is current until their account or everybody changes', () => {
  const history = new History(0.5);
  history.add(of('acme'));
  const id = history.idAt(1_000);
  expect(history.isCurrent(id, 'acme', undefined, 1_001)).toBe(true);
  history.add(of('globex'));
  expect(history.isCurrent(id, 'acme', undefined, 1_001)).toBe(true);
  expect(history.isCurrent(id, 'globex', undefined, 1_001)).toBe(false);
  history.add({ ...quiet, everybody: true });
  expect(history.isCurrent(id, 'acme', undefined, 1_001)).toBe(false);
});

test('a grant that began or ended meanwhile was missed', () => {
  const history = new History(0.5);
  const id = history.idAt(1_000);
  const account = changesAt(900, 2_000);
  expect(history.isCurrent(id, 'acme', account, 1_999)).toBe(true);
  expect(history.isCurrent(id, 'acme', account, 2_000)).toBe(false);
});

test('what is not known for sure was missed: another process, a clock set back, garbage', () => {
  const history = new History(0.5);
  const ids = [
    new History(0.25).idAt(1_000),
    history.idAt(5_000),
    undefined,
    '',
    'x'.repeat(10_000),
    ['a'],
    '1.2.3',
  ];
  for (const id of ids) expect(history.isCurrent(id, 'acme', undefined, 4_000)).toBe(false);
});

test('it forgets rather than grows', () => {
  const history = new History(0.5);
  history.add(of('acme'));
  const id = history.idAt(1_000);
  for (let turn = 0; turn < 6; turn++)
    history.add(of(...Array.from({ length: 10_000 }, (_, place) => `${turn} ${place}`)));
  expect(history.isCurrent(id, 'globex', undefined, 1_001)).toBe(false);
  expect(history.isCurrent(history.idAt(1_000), 'acme', undefined, 1_001)).toBe(true);
});
