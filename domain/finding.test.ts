import { expect, test } from 'vitest';
import { fitOf, ranked, splitWish } from './finding.ts';

test.each([
  ['acme', ['Acme'], 'whole'],
  ['ACME  corp', ['Acme Corp.'], 'whole'],
  ['creme', ['Crème Brûlée'], 'start'],
  ['acme c', ['Acme Corp'], 'start'],
  ['corp acme', ['Acme Corp'], 'words'],
  ['sup jav', ['Java support'], 'words'],
  ['port', ['Java support'], 'within'],
  ['acme-corp', ['The Company', 'acme-corp'], 'whole'],
  ['gloobex', ['Globex'], 'nearly'],
  ['acem', ['Acme'], 'nearly'],
  ['jvaa suport', ['Java support'], 'nearly'],
  ['intiech', ['Initech Industries'], 'nearly'],
  ['northwnid tradres', ['Northwind Traders'], 'nearly'],
  ['acx', ['Acme'], undefined],
  ['globex', ['Acme'], undefined],
  ['acme globex', ['Acme'], undefined],
  ['', ['Acme'], undefined],
  [' – ', ['Acme'], undefined],
] as const)('“%s” fits %s: %s', (typed, names, fit) => {
  expect(fitOf(typed, names)).toBe(fit);
});

const called = (typed: string, things: Parameters<typeof ranked>[1]) =>
  ranked(typed, things, 8).map(({ names }) => names[0]);

test.each([
  [
    'the better fit first',
    'acme',
    [{ names: ['The Acme'] }, { names: ['Acme West'] }, { names: ['Acme'] }],
    ['Acme', 'Acme West', 'The Acme'],
  ],
  [
    'own before others that fit as well',
    'acme',
    [{ names: ['Acme A'] }, { names: ['Acme B'], mine: true }],
    ['Acme B', 'Acme A'],
  ],
  [
    'a better fit before an own',
    'acme',
    [{ names: ['West Acme'], mine: true }, { names: ['Acme A'] }],
    ['Acme A', 'West Acme'],
  ],
  [
    'what is past behind',
    'acme',
    [{ names: ['Acme A'], past: true }, { names: ['The Acme'] }],
    ['The Acme', 'Acme A'],
  ],
  [
    'unless it was typed whole',
    'acme a',
    [{ names: ['Acme A'], past: true }, { names: ['Acme AB'] }],
    ['Acme A', 'Acme AB'],
  ],
  ['what does not fit not at all', 'acme', [{ names: ['Globex'] }], []],
])('ranking puts %s', (_, typed, things, order) => {
  expect(called(typed, things)).toEqual(order);
});

const java = { key: 'java-support', name: 'Java support' };
const sso = { key: 'sso', name: 'Single sign-on' };

test.each([
  ['acme java', [[java, 'acme']]],
  ['unlock Java support for Acme Corp', [[java, 'acme corp']]],
  ['Can Acme have the java suport', [[java, 'acme']]],
  ['globex sign-on', [[sso, 'globex']]],
  ['java', []],
  ['acme', []],
  [
    'java single acme',
    [
      [java, 'single acme'],
      [sso, 'java acme'],
    ],
  ],
] as const)('“%s” is a wish', (typed, wishes) => {
  expect(splitWish(typed, [sso, java]).map(({ feature, rest }) => [feature, rest])).toEqual(wishes);
});
