import { expect, test } from 'vitest';
import { Room } from './room.ts';

function invitations(limit: number, openings: readonly number[]): boolean[] {
  const room = new Room();
  return openings.map((open) => {
    room.open = open;
    return room.invites(limit);
  });
}

test('a twentieth is kept for those who were invited just before', () => {
  expect(invitations(1_000, [0, 949, 950, 1_000])).toEqual([true, true, false, false]);
});

test('invitations begin again only after two twentieths are free', () => {
  expect(invitations(1_000, [950, 949, 900, 899, 949, 950])).toEqual([
    false,
    false,
    false,
    true,
    true,
    false,
  ]);
});

test('a limit of one or none is kept', () => {
  expect(invitations(1, [0, 1, 0])).toEqual([true, false, true]);
  expect(invitations(0, [0])).toEqual([false]);
});

test('there is a place up to the limit', () => {
  const room = new Room();
  room.open = 999;
  expect(room.hasPlace(1_000)).toBe(true);
  room.open = 1_000;
  expect(room.hasPlace(1_000)).toBe(false);
});
