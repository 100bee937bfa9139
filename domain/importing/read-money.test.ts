import { describe, expect, test } from 'vitest';
import { aSentence } from '#tests/support/facts.ts';
import { readMoney } from './read-money.ts';

describe('amounts of US dollars', () => {
  test.each([
    ['1200000', 1_200_000],
    ['$1,200,000', 1_200_000],
    ['USD 1,200,000.49', 1_200_000],
    ['US$ 84k', 84_000],
    ['1.2m', 1_200_000],
    ['1,2 M', 1_200_000],
    ['1.5 million', 1_500_000],
    ['2bn', 2_000_000_000],
    ['1 200 000 $', 1_200_000],
    ['1\u202f200\u00a0000', 1_200_000],
    ["1'200'000", 1_200_000],
    ['1.200.000', 1_200_000],
    ['1.200.000,50', 1_200_001],
    ['1200,5', 1_201],
    ['1.2E+6', 1_200_000],
    ['４２０００', 42_000],
    ['0', 0],
    ['1,200', 1_200],
    ['1200.333333', 1_200],
  ])('%s', (text, dollars) => {
    expect(readMoney(text)).toEqual({ ok: true, dollars });
  });

  test.each(['-', '–', 'n/a', 'N/A'])('%s says nothing', (text) => {
    expect(readMoney(text)).toEqual({ ok: true, dollars: undefined });
  });

  test.each([
    ['1 200 000 €', 'euros'],
    ['EUR 1200', 'euros'],
    ['£12', 'pounds'],
    ['CHF 12', 'francs'],
    ['A$ 12', 'another country'],
    ['CAD 12', 'another country'],
    ['R$ 12', 'another currency'],
    ['1.200', 'two amounts'],
    ['1,200m', 'two amounts'],
    ['-5', 'below zero'],
    ['(1,200)', 'below zero'],
    ['3bn', 'more than 2,000,000,000'],
    ['9e99', 'more than 2,000,000,000'],
    ['about a lot', 'no amount'],
    ['12 apples', 'no amount'],
    ['1,20,000', 'no amount'],
    ['12 constructor', 'no amount'],
    ['1..2', 'no amount'],
    ['$', 'no amount'],
    ['1200000'.repeat(100), 'more than'],
    ['0x10', 'no amount'],
    ['NaN', 'no amount'],
    ['Infinity', 'no amount'],
  ])('%s is refused: %s', (text, words) => {
    const read = readMoney(text);
    expect(read).toMatchObject({ ok: false, sentence: expect.stringContaining(words) });
    if (!read.ok) expect(`It ${read.sentence}`).toMatch(aSentence);
  });
});
