import { expect, test } from 'vitest';
import { places, placesFor, placesInReach } from '#components/shell/places.ts';
import { roles } from '#domain/permissions.ts';

test('no two places share a letter', () => {
  expect(new Set(places.map(({ letter }) => letter)).size).toBe(places.length);
});

test.each(roles)('%s reaches every place that they can use, once, with Home first', (role) => {
  for (const { first, rest } of [placesFor([role]), placesInReach([role])]) {
    const shown = [...first, ...rest].map(({ href }) => href);
    expect(shown[0]).toBe('/');
    expect([...shown].sort()).toEqual(
      places
        .map(({ href }) => href)
        .filter((href) => href !== '/people' || role === 'admin')
        .sort(),
    );
  }
  expect(placesFor([role]).first).toHaveLength(6);
  expect(placesInReach([role]).first).toHaveLength(3);
});

test('with several roles, those who talk to customers decide', () => {
  expect(placesFor(['admin', 'sales']).first).toEqual(placesFor(['sales']).first);
  expect(placesFor(['admin', 'sales']).rest.map(({ href }) => href)).toContain('/people');
});
