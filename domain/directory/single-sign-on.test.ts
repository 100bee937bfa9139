import { describe, expect, test } from 'vitest';
import { type Claims, readClaims, type SignOnState, signOn } from '#domain/directory/single-sign-on.ts';

const settings = { groupsClaim: 'groups', trustEmail: false };
const said = {
  iss: 'https://id.example.com',
  sub: 'ann',
  email: 'Ann@Example.com',
  email_verified: true,
  name: 'Ann',
  groups: ['Sales', ' Sales ', 'Everybody'],
};

describe('what the provider says', () => {
  test('is read', () => {
    expect(readClaims(said, settings)).toEqual({
      identity: 'https://id.example.com ann',
      issuer: 'https://id.example.com',
      email: 'ann@example.com',
      name: 'Ann',
      groups: ['Everybody', 'Sales'],
    });
  });

  test.each([
    ['verified', { email_verified: true }, false, true],
    ['verified, as text', { email_verified: 'true' }, false, true],
    ['not verified', { email_verified: false }, false, false],
    ['not verified, where addresses are trusted', { email_verified: false }, true, false],
    ['not said to be verified', { email_verified: undefined }, false, false],
    ['not said to be verified, where addresses are trusted', { email_verified: undefined }, true, true],
    ['no address', { email: 'ann' }, true, false],
  ])('of an address that is %s', (_what, changes, trustEmail, taken) => {
    const claims = readClaims({ ...said, ...changes }, { ...settings, trustEmail });
    expect(claims?.email).toBe(taken ? 'ann@example.com' : undefined);
  });

  test.each([
    ['one group as text', { groups: 'Sales' }, ['Sales']],
    ['no claim', { groups: undefined }, []],
    ['no names', { groups: [1, null, '', 'x'.repeat(300), 'a\0b', { a: 1 }] }, []],
    ['too many to name', { groups: undefined, _claim_names: { groups: 'src1' } }, undefined],
  ])('of groups: %s', (_what, changes, groups) => {
    expect(readClaims({ ...said, ...changes }, settings)?.groups).toEqual(groups);
  });

  test.each([{ iss: '' }, { sub: undefined }, { sub: 5 }, { sub: 'a\ud800' }])(
    'is nothing with %j',
    (changes) => {
      expect(readClaims({ ...said, ...changes }, settings)).toBeUndefined();
    },
  );
});

describe('signing on', () => {
  const claims: Claims = {
    identity: 'https://id.example.com ann',
    issuer: 'https://id.example.com',
    email: 'ann@example.com',
    name: 'Ann  of sales',
    groups: ['Sales'],
  };
  const ann = { id: 'a', name: 'Ann', active: true, identity: claims.identity };
  const other = { id: 'b', name: 'Ben', active: true, identity: null };
  const state = (changes: Partial<SignOnState>): SignOnState => ({
    ...{ byIdentity: undefined, byEmail: undefined, groups: ['Sales'] },
    mapping: [{ group: 'Sales', roles: ['sales'], team: undefined }],
    ...changes,
  });
  const unverified = { ...claims, email: undefined };

  test.each([
    [
      'who is bound comes in',
      { byIdentity: ann },
      claims,
      { kind: 'known', person: { id: 'a' }, events: [] },
    ],
    [
      'even where their address is another’s now',
      { byIdentity: ann, byEmail: other },
      claims,
      { person: { id: 'a' } },
    ],
    ['and where it is not verified', { byIdentity: ann }, unverified, { kind: 'known' }],
    ['but not who left', { byIdentity: { ...ann, active: false } }, claims, { refusal: 'left' }],
    [
      'who is known by a verified address is bound',
      { byEmail: other },
      claims,
      { events: [{ type: 'directory.person_bound' }] },
    ],
    ['but not by one that is not', { byEmail: other }, unverified, { refusal: 'unverified' }],
    ['nor who left', { byEmail: { ...other, active: false } }, claims, { refusal: 'left' }],
    [
      'nor who is bound to somebody else',
      { byEmail: { ...other, identity: 'https://id.example.com ben' } },
      claims,
      { refusal: 'another' },
    ],
    [
      'but who was bound at another provider is bound anew',
      { byEmail: { ...other, identity: 'https://id.example.com.old ann' } },
      claims,
      { events: [{ type: 'directory.person_bound' }] },
    ],
    [
      'who is new is made when a group gives a role',
      {},
      claims,
      { kind: 'new', name: 'Ann of sales', email: 'ann@example.com' },
    ],
    ['and named by their address otherwise', {}, { ...claims, name: undefined }, { name: 'ann@example.com' }],
    ['but not without a role', { groups: ['Everybody'] }, claims, { refusal: 'unknown' }],
    ['nor where groups give nothing', { mapping: [] }, claims, { refusal: 'unknown' }],
    ['nor without a verified address', {}, unverified, { refusal: 'unverified' }],
  ])('%s', (_what, changes, by, wanted) => {
    expect(signOn(state(changes), by)).toMatchObject(wanted);
  });
});
