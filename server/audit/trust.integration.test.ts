import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { signedLine } from '#domain/audit/heads.ts';
import { openTestHouse } from '#tests/support/test-house.ts';
import { nameOfHead } from './heads-folder.ts';
import { signerOf } from './signing-keys.ts';
import { trustOf } from './trust.ts';

vi.mock('node:timers/promises', async (original: () => Promise<typeof import('node:timers/promises')>) => {
  const actual = await original();
  return { ...actual, setImmediate: vi.fn(actual.setImmediate) };
});

const many = 20;

test('everything else gets its turn while signatures are judged', async () => {
  const { db, now } = await openTestHouse();
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-heads-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const signer = await db.transaction((tx) => signerOf(tx, now));
  for (let seq = 1; seq <= many; seq++) {
    const head = { latchkey: 'audit head' as const, seq, count: seq, hash: 'a'.repeat(64) };
    writeFileSync(
      join(folder, nameOfHead(seq)),
      signedLine(signer.signed({ ...head, at: now.toISOString() })),
    );
  }
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    clock += 3;
    return clock;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  vi.mocked(setImmediate).mockClear();
  const trust = await trustOf(db, { folder, pinned: [signer] });
  expect(trust).toMatchObject({ problem: undefined, heads: { length: many } });
  expect(vi.mocked(setImmediate).mock.calls.length).toBeGreaterThanOrEqual(many / 3);
});
