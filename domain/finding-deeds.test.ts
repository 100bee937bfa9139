import { expect, test } from 'vitest';
import { asksFor, type DeedFacts, deedsOn } from './finding-deeds.ts';
import type { Role } from './permissions.ts';

const java: DeedFacts = {
  ...{ name: 'Java support', stage: 'beta', pmId: 'pm', running: 'open', prepared: null, killed: false },
};
const kinds = (role: Role, changes: Partial<DeedFacts> = {}, id: string = role) =>
  deedsOn({ ...java, ...changes }, { id, roles: [role] }).map(({ kind }) => kind);

test.each<[string, Role, Partial<DeedFacts>, string[]]>([
  ['a seller', 'sales', {}, []],
  ['a viewer', 'viewer', {}, []],
  ['an admin', 'admin', {}, ['kill']],
  ['an engineer, while a round runs', 'engineer', {}, ['pause', 'kill']],
  [
    'an engineer, of a planned round',
    'engineer',
    { running: null, prepared: 'planned' },
    ['markReady', 'kill'],
  ],
  ['its product manager', 'pm', {}, ['pause', 'plan', 'declareGa', 'retire', 'kill']],
  [
    'its product manager, of a ready round',
    'pm',
    { running: null, prepared: 'ready' },
    ['open', 'declareGa', 'retire', 'kill'],
  ],
  [
    'its product manager, paused',
    'pm',
    { running: 'paused' },
    ['resume', 'plan', 'declareGa', 'retire', 'kill'],
  ],
  ['another product manager', 'pm', { pmId: 'other' }, ['kill']],
  ['an engineer, once it is switched off', 'engineer', { killed: true }, ['pause', 'liftKill']],
  ['an engineer, of a draft', 'engineer', { stage: 'draft', running: null }, []],
  ['its product manager, when it is GA', 'pm', { stage: 'ga', running: null }, ['retire', 'kill']],
])('%s is offered what they may do', (_, role, changes, offered) => {
  expect(kinds(role, changes)).toEqual(offered);
});

const pause = { verb: 'Pause', words: 'Pause Java support' };

test.each([
  ['pause java', true],
  ['java pause', true],
  ['puase java', true],
  ['pau', true],
  ['java', false],
  ['pause globex', false],
  ['p', false],
])('“%s” asks to pause: %s', (typed, asked) => {
  expect(asksFor(typed, pause)).toBe(asked);
});
