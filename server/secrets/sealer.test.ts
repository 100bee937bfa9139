import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSealer } from './sealer.ts';

const [old, fresh] = [randomBytes(32), randomBytes(32)];
const purpose = 'second factor of somebody';

describe('a sealed secret', () => {
  const sealed = createSealer([old]).seal('a secret ü', purpose);

  test('is not to be read, and opens for its purpose', () => {
    expect(sealed).not.toContain('secret');
    expect(createSealer([old]).open(sealed, purpose)).toBe('a secret ü');
  });

  test('differs each time', () => {
    expect(createSealer([old]).seal('a secret ü', purpose)).not.toBe(sealed);
  });

  test('opens after a newer key came in front, which is known to be newer', () => {
    const rotated = createSealer([fresh, old]);
    expect(rotated.open(sealed, purpose)).toBe('a secret ü');
    expect(rotated.isCurrent(sealed)).toBe(false);
    expect(rotated.isCurrent(rotated.seal('x', purpose))).toBe(true);
  });

  test.each([
    ['for another purpose', [old], sealed, 'second factor of somebody else'],
    ['without its key', [fresh], sealed, purpose],
    [
      'when it was changed',
      [old],
      `${sealed.slice(0, -3)}${sealed.endsWith('AAA') ? 'BBB' : 'AAA'}`,
      purpose,
    ],
    ['when it is something else', [old], 'a secret', purpose],
  ])('does not open %s', (_when, keys, text, wanted) => {
    expect(() => createSealer(keys).open(text, wanted)).toThrow();
  });
});

test('without a key nothing is sealed', () => {
  expect(() => createSealer([])).toThrow('ENCRYPTION_KEYS');
});
