import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { slotsPerPage } from './record-pages.ts';
import type { FrozenSnapshot, Snapshot } from './snapshot.ts';
import {
  type About,
  block,
  blockHeaderBytes,
  headerBytes,
  type PageContacts,
  rowsPerBlock,
  signature,
} from './snapshot-format.ts';

/**
 * Puts a copy of the snapshot as it is now in place of the file, whole or not at all and readable by its owner only.
 * It is written block by block, so that answers are given meanwhile.
 */
export async function writeSnapshotFile(
  file: string,
  snapshot: Snapshot,
  about: Omit<About, 'position'>,
): Promise<void> {
  const folder = dirname(file);
  const temporary = `${file}.${process.pid}.tmp`;
  const frozen = snapshot.freeze();
  try {
    await mkdir(folder, { recursive: true });
    await removeLeftovers(file, folder);
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.chmod(0o600);
      await writeBlocks(handle, blocksOf(frozen, { ...about, position: frozen.position }));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  } finally {
    snapshot.thaw(frozen);
  }
}

async function writeBlocks(handle: FileHandle, blocks: Iterable<[kind: number, content: Uint8Array]>) {
  const digest = createHash('sha256');
  let end = headerBytes;
  for (const [kind, content] of blocks) {
    const head = Buffer.alloc(blockHeaderBytes);
    head.writeUInt32LE(kind, 0);
    head.writeUInt32LE(content.length, 4);
    digest.update(head).update(content);
    await handle.writev([head, content], end);
    end += head.length + content.length;
  }
  const header = Buffer.alloc(headerBytes);
  signature.copy(header);
  header.writeDoubleLE(end, signature.length);
  digest
    .update(header.subarray(0, signature.length + 8))
    .digest()
    .copy(header, signature.length + 8);
  await handle.write(header, 0, header.length, 0);
}

function* blocksOf(frozen: FrozenSnapshot, about: About): Iterable<[number, Uint8Array]> {
  yield [block.about, inJson(about)];
  yield* rowBlocks(block.features, frozen.features);
  yield* rowBlocks(block.servings, frozen.servings);
  yield* rowBlocks(block.keys, frozen.keys);
  yield* rowBlocks(block.accounts, frozen.accounts);
  yield [block.names, inJson(frozen.names)];
  for (const { words, contacts } of frozen.pages) {
    const placed: PageContacts = [...contacts].map(([slot, keys]) => [slot % slotsPerPage, keys]);
    yield [block.contacts, inJson(placed)];
    yield [block.page, Buffer.from(words.buffer)];
  }
}

function* rowBlocks(kind: number, rows: Iterable<unknown>): Iterable<[number, Uint8Array]> {
  let some: unknown[] = [];
  for (const row of rows) {
    some.push(row);
    if (some.length < rowsPerBlock) continue;
    yield [kind, inJson(some)];
    some = [];
  }
  if (some.length > 0) yield [kind, inJson(some)];
}

function inJson(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** What a process left behind that was killed while it wrote. */
async function removeLeftovers(file: string, folder: string): Promise<void> {
  const name = basename(file);
  for (const entry of await readdir(folder)) {
    if (!entry.startsWith(`${name}.`) || !entry.endsWith('.tmp')) continue;
    const pid = Number(entry.slice(name.length + 1, -'.tmp'.length));
    if (!isRunning(pid)) await rm(join(folder, entry), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Without it the new name may be lost with the power. Windows has no such call for folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
