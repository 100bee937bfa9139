import { expect, test } from 'vitest';
import { parseFilter, parsePath } from '#server/scim/paths.ts';

test.each([
  ['userName', 'username', undefined],
  ['name.givenName', 'name.givenname', undefined],
  ['emails[type eq "work"].value', 'emails.value', { attribute: 'type', value: 'work' }],
  ['members[value eq "a\\"b"]', 'members', { attribute: 'value', value: 'a"b' }],
  ['urn:ietf:params:scim:schemas:core:2.0:User:userName', 'username', undefined],
])('the path %s', (text, attribute, where) => {
  expect(parsePath(text)).toEqual({ attribute, where, isExtension: false });
});

test('a path of an extension says so', () => {
  expect(
    parsePath('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department')?.isExtension,
  ).toBe(true);
});

test.each([
  '',
  ' ',
  'a b',
  'emails[',
  'emails[type eq work]',
  'a'.repeat(3000),
  'emails[type eq "\\u0000"]',
  '1a',
])('“%s” is no path', (text) => expect(parsePath(text)).toBeUndefined());

test('a filter is conditions that all hold', () => {
  expect(parseFilter('userName Eq "a" AND active eq True and externalId eq ""')).toMatchObject([
    { path: { attribute: 'username' }, value: 'a' },
    { path: { attribute: 'active' }, value: true },
    { path: { attribute: 'externalid' }, value: '' },
  ]);
  expect(parseFilter(Array.from({ length: 11 }, () => 'id eq "a"').join(' and '))).toBeUndefined();
});
