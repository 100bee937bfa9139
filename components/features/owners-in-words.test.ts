import { expect, test } from 'vitest';
import { ownersInWords } from '#components/features/owners-in-words.ts';

const of = (...names: string[]) => names.map((ownerName) => ({ ownerName }));

test.each([
  [of('Ines'), 'Account of Ines'],
  [of('Ines', 'Ines'), 'Accounts of Ines'],
  [of('Otto', 'Ines', 'Ines'), 'Accounts of Ines (2) and Otto (1)'],
  [of('B', 'A', 'C', 'D', 'E', 'E'), 'Accounts of E (2), A (1), B (1), C (1) and 1 other'],
])('%#', (accounts, words) => {
  expect(ownersInWords(accounts)).toBe(words);
});
