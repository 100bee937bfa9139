import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openRevision, sealRevision } from './revision-tag.ts';

test('a revision is read in its own epoch only', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.string(), fc.string(), (revision, epoch, other) => {
      const tag = sealRevision({ revision, epoch });
      expect(tag).toMatch(/^[\w-]{22}$/);
      expect(openRevision(tag, epoch)).toBe(revision);
      if (other !== epoch) expect(openRevision(tag, other)).toBeUndefined();
    }),
  );
});

test('what was not sealed says nothing', () => {
  for (const tag of ['', '7', '999999999999999', '%zz', 'a'.repeat(22), 'a'.repeat(4_000)])
    expect(openRevision(tag, 'epoch')).toBeUndefined();
});
