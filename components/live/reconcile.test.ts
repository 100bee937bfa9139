import { expect, test } from 'vitest';
import { reconcile } from '#components/live/reconcile.ts';

const base = { seats: '5', days: '30', tiers: ['Team', 'Business'] };

test.each([
  ['nothing changed', {}, {}, {}, []],
  ['only I changed', {}, { seats: '6' }, {}, []],
  ['they changed what I left alone', { days: '60' }, { seats: '6' }, { days: '60' }, []],
  ['they changed what I changed', { seats: '8' }, { seats: '6' }, {}, ['seats']],
  ['both wrote the same', { seats: '8' }, { seats: ' 8' }, { seats: '8' }, []],
  ['some of each', { seats: '8', days: '60' }, { seats: '6' }, { days: '60' }, ['seats']],
  ['the same choice in another order', { tiers: ['Business', 'Team'] }, { tiers: ['Team'] }, {}, []],
  ['another choice', { tiers: ['Free'] }, { tiers: ['Team'] }, {}, ['tiers']],
])('%s', (_what, theirs, mine, settled, differing) => {
  expect(reconcile(base, { ...base, ...theirs }, { ...base, ...mine })).toEqual({ settled, differing });
});
