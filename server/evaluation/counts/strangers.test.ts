import { expect, test } from 'vitest';
import { Strangers } from './strangers.ts';

const server = { id: 'k1', kind: 'server', environmentKey: 'production' };

test('the same wrong key is counted once, with its last moment', () => {
  const strangers = new Strangers();
  strangers.count('feature', server, 'jva', 5);
  strangers.count('feature', server, 'jva', 9);
  strangers.count('account', server, 'jva', 7);
  expect(strangers.take()).toEqual([
    { kind: 'feature', environmentKey: 'production', apiKeyId: 'k1', asked: 'jva', lastAskedAt: 9, times: 2 },
    { kind: 'account', environmentKey: 'production', apiKeyId: 'k1', asked: 'jva', lastAskedAt: 7, times: 1 },
  ]);
  expect(strangers.take()).toEqual([]);
});

test('what a browser asks is not remembered, nor what no database can hold', () => {
  const strangers = new Strangers();
  strangers.count('feature', { ...server, kind: 'client' }, 'invented', 1);
  for (const text of ['nul\0', 'half \ud800']) strangers.count('account', server, text, 1);
  expect(strangers.take()).toEqual([]);
});

test('there is a limit to how many and how long', () => {
  const strangers = new Strangers(3);
  for (let number = 0; number < 10; number++) strangers.count('account', server, `${number}`.repeat(500), 1);
  const taken = strangers.take();
  expect(taken).toHaveLength(3);
  expect(taken[0]?.asked).toHaveLength(128);
});
