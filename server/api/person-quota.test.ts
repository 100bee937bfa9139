import { expect, test } from 'vitest';
import { PersonQuota } from './person-quota.ts';

function passed(quota: PersonQuota, person: string, asked: 'query' | 'mutation', times: number, at: number) {
  return Array.from({ length: times }, () => quota.take(person, asked, at)).filter((wait) => wait === 0)
    .length;
}

test('a person may ask much at once, then only so much a second; nobody else waits for it', () => {
  const quota = new PersonQuota();
  expect(passed(quota, 'one', 'mutation', 500, 0)).toBe(300);
  expect(quota.take('one', 'mutation', 0)).toBe(50);
  expect(passed(quota, 'one', 'mutation', 500, 1_000)).toBe(20);
  expect(passed(quota, 'two', 'mutation', 500, 0)).toBe(300);
  expect(passed(quota, 'one', 'query', 1_500, 0)).toBe(1_000);
});

test('it remembers only so many people', () => {
  const quota = new PersonQuota();
  passed(quota, 'first', 'mutation', 300, 0);
  for (let person = 0; person < 10_000; person++) quota.take(`person ${person}`, 'query', 0);
  expect(passed(quota, 'first', 'mutation', 300, 0)).toBe(300);
});
