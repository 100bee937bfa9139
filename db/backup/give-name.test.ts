import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { link } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { giveName } from './give-name.ts';

vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof import('node:fs/promises')>();
  return { ...actual, link: vi.fn(actual.link) };
});

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-names-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [unfinished, file] = [join(folder, 'house.unfinished'), join(folder, 'house')];
  writeFileSync(unfinished, 'whole');
  return { folder, unfinished, file };
}

describe.each([undefined, 'EPERM', 'ENOTSUP'])('where a second name of a file is %s', (code) => {
  beforeEach(() => {
    if (code) vi.mocked(link).mockRejectedValueOnce(Object.assign(new Error(code), { code }));
  });

  test('a free name is given', async () => {
    const { folder, unfinished, file } = place();
    await giveName(unfinished, file);
    expect(readdirSync(folder)).toEqual(['house']);
    expect(readFileSync(file, 'utf8')).toBe('whole');
  });

  test('a name that another file has stays with it', async () => {
    const { unfinished, file } = place();
    writeFileSync(file, 'of before');
    await expect(giveName(unfinished, file)).rejects.toThrow(/already; nothing is written over it\.$/);
    expect(readFileSync(file, 'utf8')).toBe('of before');
  });
});
