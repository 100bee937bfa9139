import { expect, test } from 'vitest';
import { makeAdmin } from './make-admin.ts';
import type { Role } from './permissions.ts';

const plain = { email: 'admin@example.com', newPassword: false, withoutSecondFactor: false };
const ada = { id: 'a', name: 'The admin', roles: ['admin'] as Role[], active: true, hasSecondFactor: true };
const newId = () => 'new';

test.each([
  [
    'nobody has the address',
    undefined,
    plain,
    'Nobody has the e-mail address admin@example.com. To add them, say --name.',
  ],
  [
    'a name is given for somebody who is here',
    ada,
    { ...plain, name: 'Ada' },
    'The admin has the e-mail address admin@example.com already: leave --name out.',
  ],
  [
    'they are an admin and nothing else is wanted',
    ada,
    plain,
    'The admin is an active admin already. If they can not sign in: --new-password, --without-second-factor.',
  ],
  [
    'the second factor is to go and there is none',
    { ...ada, hasSecondFactor: false },
    { ...plain, withoutSecondFactor: true },
    'The admin is an active admin already. If they can not sign in: --new-password.',
  ],
])('is refused when %s', (_case, person, input, sentence) => {
  expect(makeAdmin({ person }, input, newId)).toMatchObject({ ok: false, sentence });
});

const done = { activated: false, passwordGiven: false, secondFactorTakenOff: false, added: false };

test.each([
  ['adds somebody', undefined, { ...plain, name: 'Ada' }, ['admin'], { added: true, passwordGiven: true }],
  ['adds the role', { ...ada, roles: ['pm'] as Role[] }, plain, ['pm', 'admin'], {}],
  ['activates', { ...ada, active: false }, plain, ['admin'], { activated: true }],
  ['gives a password', ada, { ...plain, newPassword: true }, ['admin'], { passwordGiven: true }],
  [
    'takes the second factor off',
    ada,
    { ...plain, withoutSecondFactor: true },
    ['admin'],
    { secondFactorTakenOff: true },
  ],
])('%s', (_case, person, input, roles, event) => {
  expect(makeAdmin({ person }, input, newId)).toMatchObject({
    ok: true,
    roles,
    event: { ...done, ...event },
  });
});
