import { describe, expect, test } from 'vitest';
import { guessMapping } from './guess-mapping.ts';

describe('columns are told from their names', () => {
  test.each([
    [
      'a CRM',
      ['Account ID', 'Account Name', 'Owner Email', 'Annual Revenue', 'Billing Region', 'Type', 'Phone'],
      ['crmId', 'name', 'owner', 'arr', 'region', 'type', null],
    ],
    [
      'our own words',
      ['key', 'name', 'CRM id', 'Owner’s e-mail', 'Plan', 'Value a year', 'Region', 'Tags', 'Team'],
      ['key', 'name', 'crmId', 'owner', 'tier', 'arr', 'region', 'tags', 'team'],
    ],
    [
      'units and capital letters',
      ['COMPANY_NAME', 'ARR (USD)', 'Tier', 'owner-email'],
      ['name', 'arr', 'tier', 'owner'],
    ],
    [
      'the surer name where two would do',
      ['Account', 'Account Name', 'Owner', 'Owner Email', 'Status', 'Type'],
      [null, 'name', null, 'owner', null, 'type'],
    ],
    ['every field once', ['Name', 'Name', 'Id', 'Id'], ['name', null, 'crmId', null]],
    [
      'nothing of what it does not know',
      ['', '__proto__', 'constructor', 'Ω', '2024'],
      [null, null, null, null, null],
    ],
    ['no columns', [], []],
  ])('%s', (_name, columns, fields) => {
    expect(guessMapping(columns)).toEqual(fields);
  });
});
