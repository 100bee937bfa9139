import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Page, slotsPerPage } from './record-pages.ts';
import type { Rows } from './rows.ts';
import { Snapshot } from './snapshot.ts';
import {
  type About,
  block,
  blockHeaderBytes,
  digestBytes,
  headerBytes,
  type PageContacts,
  signature,
} from './snapshot-format.ts';

export interface ReadSnapshot {
  readonly snapshot: Snapshot;
  readonly about: About;
}

/**
 * Reads what `writeSnapshotFile` wrote, without grants that have ended by `now`. Throws an error with a sentence when
 * the file is damaged or was written by another version. @returns undefined when there is none.
 */
export async function readSnapshotFile(file: string, now: number): Promise<ReadSnapshot | undefined> {
  const handle = await openIfThere(file);
  if (!handle) return undefined;
  try {
    return await readBlocks(handle, now);
  } finally {
    await handle.close();
  }
}

async function openIfThere(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function readBlocks(handle: FileHandle, now: number): Promise<ReadSnapshot> {
  const { size } = await handle.stat();
  const header = await readExactly(handle, headerBytes, 0);
  if (!header.subarray(0, signature.length).equals(signature))
    throw new Error('It was written by another version, or is none of ours.');
  if (header.readDoubleLE(signature.length) !== size) throw new Error('It is not complete.');
  const digest = createHash('sha256');
  const restoring = new Restoring(now);
  for (let at = headerBytes; at < size; ) {
    const head = await readExactly(handle, blockHeaderBytes, at);
    const length = head.readUInt32LE(4);
    at += blockHeaderBytes;
    if (length > size - at) throw new Error('It is damaged: a part is longer than the file.');
    const content = await readExactly(handle, length, at);
    at += length;
    digest.update(head).update(content);
    restoring.take(head.readUInt32LE(0), content);
  }
  checkDigest(digest, header);
  return restoring.done();
}

function checkDigest(digest: Hash, header: Buffer): void {
  const actual = digest.update(header.subarray(0, header.length - digestBytes)).digest();
  if (!actual.equals(header.subarray(header.length - digestBytes)))
    throw new Error('It is damaged: its checksum does not match.');
}

async function readExactly(handle: FileHandle, length: number, at: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, at + filled);
    if (bytesRead === 0) throw new Error('It ends too early.');
    filled += bytesRead;
  }
  return buffer;
}

/** What is made of the blocks is handed out only when all of them were read and proved whole. */
class Restoring {
  readonly #snapshot = new Snapshot();
  readonly #now: number;
  #about: About | undefined;
  #contacts = new Map<number, readonly string[]>();

  constructor(now: number) {
    this.#now = now;
  }

  take(kind: number, content: Buffer): void {
    if (kind === block.page) this.#takePage(content);
    else if (kind === block.about) this.#about = read<About>(content);
    else if (kind === block.names) this.#snapshot.restoreNames(read<string[]>(content));
    else if (kind === block.contacts) this.#contacts = new Map(read<PageContacts>(content));
    else this.#snapshot.apply([rowsOf(kind, content)], this.#now);
  }

  done(): ReadSnapshot {
    if (!this.#about) throw new Error('It does not say what it is.');
    this.#snapshot.position = this.#about.position;
    return { snapshot: this.#snapshot, about: this.#about };
  }

  #takePage(content: Buffer): void {
    if (content.length !== slotsPerPage * 64) throw new Error('It has a page of another size.');
    const page = new Page(content.buffer as ArrayBuffer);
    this.#snapshot.restorePage(page, (place) => this.#contacts.get(place) ?? lost(), this.#now);
  }
}

/** Without its contacts a grant would be everyone's. */
function lost(): never {
  throw new Error('A grant lacks its contacts.');
}

function rowsOf(kind: number, content: Buffer): Rows {
  const of = (['features', 'servings', 'keys', 'accounts'] as const).find((name) => block[name] === kind);
  if (!of) throw new Error('It has a part that is not known.');
  return { of, rows: read<never[]>(content) };
}

function read<T>(content: Buffer): T {
  return JSON.parse(content.toString()) as T;
}
