import { describe, expect, test } from 'vitest';
import type { Condition } from '#domain/policy.ts';
import { contradictedField, implies } from '#domain/policy-reach.ts';

const role = (op: 'in' | 'notIn', ...value: ('sales' | 'sales_lead' | 'pm')[]): Condition => ({
  field: 'actor.role',
  op,
  value,
});
const tier = (op: 'in' | 'notIn', ...value: ('Starter' | 'Business' | 'Enterprise')[]): Condition => ({
  field: 'account.tier',
  op,
  value,
});
const kind = (op: 'in' | 'notIn', ...value: ('alpha' | 'beta')[]): Condition => ({
  field: 'round.kind',
  op,
  value,
});
const tags = (op: 'in' | 'notIn', ...value: string[]): Condition => ({ field: 'account.tags', op, value });
const region = (op: 'in' | 'notIn', ...value: string[]): Condition => ({
  field: 'account.region',
  op,
  value,
});
const days = (op: 'atLeast' | 'atMost', value: number): Condition => ({ field: 'request.days', op, value });
const places = (op: 'atLeast' | 'atMost', value: number): Condition => ({
  field: 'round.seatsLeft',
  op,
  value,
});
const own = (value: boolean): Condition => ({ field: 'actor.ownsAccount', op: 'is', value });

describe('conditions that contradict each other', () => {
  test.each([
    ['yes and no', [own(true), own(false)], 'actor.ownsAccount'],
    ['more than there may be', [days('atLeast', 31), days('atMost', 30)], 'request.days'],
    ['less than a day', [days('atMost', 0)], 'request.days'],
    ['two plans at once', [tier('in', 'Starter'), tier('in', 'Enterprise')], 'account.tier'],
    ['a plan that is excluded', [tier('in', 'Starter'), tier('notIn', 'Starter')], 'account.tier'],
    ['every plan excluded', [tier('notIn', 'Starter', 'Business', 'Enterprise')], 'account.tier'],
    ['no kind of round left', [kind('notIn', 'alpha'), kind('notIn', 'beta')], 'round.kind'],
    ['a tag that is excluded', [tags('in', 'java'), tags('notIn', 'java', 'go')], 'account.tags'],
    ['a role that is excluded', [role('in', 'sales'), role('notIn', 'sales')], 'actor.role'],
    ['two regions at once', [region('in', 'EU'), region('in', 'US', 'UK')], 'account.region'],
  ] as const)('%s', (_name, when, field) => {
    expect(contradictedField({ when: [...when] })).toBe(field);
  });

  test.each([
    ['nothing', []],
    ['yes twice', [own(true), own(true)]],
    ['a span', [days('atLeast', 30), days('atMost', 30)]],
    ['no places', [places('atMost', 0)]],
    ['two roles, which one person can hold', [role('in', 'sales'), role('in', 'pm')]],
    ['two tags', [tags('in', 'java'), tags('in', 'go')]],
    ['one of two tags excluded', [tags('in', 'java', 'go'), tags('notIn', 'go')]],
    ['one plan of two lists', [tier('in', 'Starter', 'Business'), tier('in', 'Business')]],
    ['all but one plan', [tier('notIn', 'Starter', 'Business')]],
    ['a list that is still empty', [tier('in'), region('in')]],
    ['no region of these', [region('notIn', 'EU'), region('notIn', 'US')]],
  ] as const)('not: %s', (_name, when) => {
    expect(contradictedField({ when: [...when] })).toBeUndefined();
  });
});

describe('what one list of conditions says of another', () => {
  test.each([
    ['anything', [own(true)], [], true],
    ['the same', [own(true)], [own(true)], true],
    ['the contrary', [own(true)], [own(false)], false],
    ['nothing of it', [], [own(true)], false],
    ['a narrower span', [days('atMost', 10)], [days('atMost', 30)], true],
    ['a wider span', [days('atMost', 40)], [days('atMost', 30)], false],
    ['the other end', [days('atLeast', 40)], [days('atMost', 30)], false],
    ['at least a day, always', [], [days('atLeast', 1)], true],
    ['at least none, always', [], [places('atLeast', 0)], true],
    ['at least one place, not always', [], [places('atLeast', 1)], false],
    ['fewer plans', [tier('in', 'Starter')], [tier('in', 'Starter', 'Business')], true],
    ['more plans', [tier('in', 'Starter', 'Business')], [tier('in', 'Starter')], false],
    ['the plan that is left', [tier('notIn', 'Starter', 'Business')], [tier('in', 'Enterprise')], true],
    ['a plan that is not among those', [tier('in', 'Starter')], [tier('notIn', 'Business')], true],
    ['a plan that is', [tier('in', 'Starter', 'Business')], [tier('notIn', 'Business')], false],
    ['every kind of round, always', [], [kind('in', 'alpha', 'beta')], true],
    [
      'what two lists have in common',
      [region('in', 'EU', 'US'), region('in', 'EU')],
      [region('in', 'EU')],
      true,
    ],
    ['a region excluded among more', [region('notIn', 'EU', 'US')], [region('notIn', 'EU')], true],
    ['a region not excluded', [region('notIn', 'US')], [region('notIn', 'EU')], false],
    ['a tag of more tags', [tags('in', 'java')], [tags('in', 'java', 'go')], true],
    ['a tag says nothing of others', [tags('in', 'java')], [tags('notIn', 'go')], false],
    ['a role says nothing of others', [role('in', 'sales')], [role('notIn', 'pm')], false],
    [
      'a role without the excluded one',
      [role('in', 'sales', 'pm'), role('notIn', 'pm')],
      [role('in', 'sales')],
      true,
    ],
    ['more conditions', [own(true), kind('in', 'beta')], [kind('in', 'beta')], true],
    ['fewer conditions', [kind('in', 'beta')], [own(true), kind('in', 'beta')], false],
    ['what nothing can meet', [own(true), own(false)], [kind('in', 'beta')], true],
  ] as const)('%s', (_name, one, other, expected) => {
    expect(implies({ when: [...one] }, { when: [...other] })).toBe(expected);
  });
});
