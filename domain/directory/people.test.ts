import { describe, expect, test } from 'vitest';
import {
  type KnownPerson,
  nameOf,
  removePerson,
  type WrittenPerson,
  writeNewPerson,
  writePerson,
} from '#domain/directory/people.ts';
import { aSentence } from '#tests/support/facts.ts';

const written: WrittenPerson = {
  ...{ userName: 'ann', externalId: 'x1', email: 'ann@example.com', active: true },
  ...{ displayName: 'Ann', formattedName: null, givenName: null, familyName: null },
};
const known: KnownPerson = { id: 'p', name: 'Ann', written, removed: false, isLastAdmin: false };
const fresh = { newId: () => 'new-1' };
const refusal = (code: string) => ({ ok: false, code, sentence: expect.stringMatching(aSentence) });
const typesOf = (decided: ReturnType<typeof writePerson>) =>
  decided.ok ? decided.events.map(({ type }) => type) : decided.code;

test.each([
  ['the name that is shown', {}, 'Ann'],
  ['the whole name', { displayName: ' ', formattedName: 'Ann  of sales' }, 'Ann of sales'],
  ['both parts', { displayName: null, givenName: 'Ann', familyName: 'Of Sales' }, 'Ann Of Sales'],
  ['one part', { displayName: null, familyName: 'Of Sales' }, 'Of Sales'],
  ['the name they are known by', { displayName: null }, 'ann'],
  ['so much of a long one as fits', { displayName: '𝐚'.repeat(100) }, '𝐚'.repeat(80)],
])('somebody is called by %s', (_what, changes, name) => {
  expect(nameOf({ ...written, ...changes })).toBe(name);
});

describe('somebody new', () => {
  const make = (changes: object, facts: object = {}) =>
    writeNewPerson({ taken: {}, returning: undefined, ...facts }, { ...written, ...changes }, fresh);

  test.each([
    ['is added without a role', {}, {}, ['person.added']],
    ['may be inactive from the start', { active: false }, {}, ['person.added', 'person.deactivated']],
    [
      'comes back',
      {},
      { returning: { ...known, removed: true, written: { ...written, active: false } } },
      ['person.changed', 'person.activated'],
    ],
    ['has a name of their own', {}, { taken: { userName: 'q' } }, 'conflict'],
    ['has an address of their own', {}, { taken: { email: 'q' } }, 'conflict'],
    ['has an id of their own', {}, { taken: { externalId: 'q' } }, 'conflict'],
  ])('%s', (_what, changes, facts, told) => {
    expect(typesOf(make(changes, facts))).toEqual(told);
  });
});

describe('somebody who is here', () => {
  const change = (changes: object, of: Partial<KnownPerson> = {}) =>
    writePerson({ taken: {}, known: { ...known, ...of } }, { ...written, ...changes });

  test.each([
    ['stays as they are', {}, {}, []],
    ['is renamed', { displayName: 'Anna' }, {}, ['person.changed']],
    ['keeps a name that was chosen here', { externalId: 'x2' }, { name: 'Chosen here' }, ['person.changed']],
    ['leaves', { active: false }, {}, ['person.deactivated']],
    ['does not leave as the last admin', { active: false }, { isLastAdmin: true }, 'denied'],
    ['is changed as the last admin', { displayName: 'Anna' }, { isLastAdmin: true }, ['person.changed']],
    ['is not there when removed', {}, { removed: true }, 'not_found'],
  ])('%s', (_what, changes, of, told) => {
    expect(typesOf(change(changes, of))).toEqual(told);
  });

  test('is told of with what was before', () => {
    expect(change({ email: 'new@example.com' })).toMatchObject({
      person: { name: 'Ann' },
      events: [
        {
          changes: [{ what: 'e-mail', from: 'ann@example.com', to: 'new@example.com' }],
          through: 'directory',
        },
      ],
    });
  });

  test('is removed once, and never as the last admin', () => {
    expect(typesOf(removePerson(known))).toEqual(['person.changed', 'person.deactivated']);
    expect(removePerson({ ...known, removed: true })).toMatchObject(refusal('not_found'));
    expect(removePerson(undefined)).toMatchObject(refusal('not_found'));
    expect(removePerson({ ...known, isLastAdmin: true })).toMatchObject(refusal('denied'));
  });
});
