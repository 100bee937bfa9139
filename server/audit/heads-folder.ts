import { constants } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type SignedCheckpoint,
  type SignedHead,
  signedCheckpointSchema,
  signedHeadSchema,
} from '#domain/audit/heads.ts';
import type { PublicKey } from './signing-keys.ts';
import { keysOfPem } from './trusted-keys.ts';

/** What a folder outside the database holds of the chain. */
export interface HeadsFolder {
  readonly heads: readonly SignedHead[];
  readonly checkpoints: readonly SignedCheckpoint[];
  readonly keys: readonly PublicKey[];
  /** Names of files that are none of these, although they are called so. */
  readonly unreadable: readonly string[];
}

const digits = 12;
const headName = /^head-(\d+)\.json$/;
const checkpointName = /^checkpoint-(\d+)-[0-9a-f]+\.json$/;
const keyName = /^key-[0-9a-f]+\.pem$/;

export const nameOfHead = (seq: number): string => `head-${String(seq).padStart(digits, '0')}.json`;
/** Named by its archive too: whoever was interrupted while cutting comes again with another one. */
export const nameOfCheckpoint = ({ seq, archiveSha256 }: Omit<SignedCheckpoint, 'latchkey'>): string =>
  `checkpoint-${String(seq).padStart(digits, '0')}-${archiveSha256.slice(0, 16)}.json`;
export const nameOfKey = (id: string): string => `key-${id}.pem`;

const json = z.string().transform((text, ctx): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    ctx.addIssue('is no JSON');
    return z.NEVER;
  }
});
const headFile = json.pipe(signedHeadSchema);
const checkpointFile = json.pipe(signedCheckpointSchema);
/** Many small files on a share: one after another is slow, all at once is too much. */
const readAtOnce = 32;

/** @returns the heads in the order of the chain. */
export async function readHeadsFolder(folder: string): Promise<HeadsFolder> {
  const unreadable: string[] = [];
  const heads: SignedHead[] = [];
  const checkpoints: SignedCheckpoint[] = [];
  const keys: PublicKey[] = [];
  const names = (await readdir(folder)).filter((name) =>
    [keyName, headName, checkpointName].some((one) => one.test(name)),
  );
  for (let at = 0; at < names.length; at += readAtOnce)
    for (const { name, text } of await textsOf(folder, names.slice(at, at + readAtOnce))) {
      if (keyName.test(name)) {
        const found = keysOfPem(text);
        keys.push(...found);
        if (found.length === 0) unreadable.push(name);
      } else if (headName.test(name)) {
        const head = headFile.safeParse(text).data;
        if (head && nameOfHead(head.seq) === name) heads.push(head);
        else unreadable.push(name);
      } else {
        const checkpoint = checkpointFile.safeParse(text).data;
        if (checkpoint && nameOfCheckpoint(checkpoint) === name) checkpoints.push(checkpoint);
        else unreadable.push(name);
      }
    }
  return { heads: heads.sort((a, b) => a.seq - b.seq), checkpoints, keys, unreadable };
}

function textsOf(folder: string, names: readonly string[]) {
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })));
}

/** The head that was written last, as it stands in the folder; nothing when there is none. */
export async function newestHead(folder: string): Promise<SignedHead | undefined> {
  const names = (await readdir(folder)).filter((name) => headName.test(name)).sort(bySeq);
  const name = names.at(-1);
  return name === undefined ? undefined : headFile.parse(await readFile(join(folder, name), 'utf8'));
}

function bySeq(a: string, b: string): number {
  return Number(headName.exec(a)?.[1]) - Number(headName.exec(b)?.[1]);
}

/**
 * Whole or not at all, and never over another: written beside, flushed, then renamed. Whoever writes holds a lock in the
 * database, so nobody else comes between looking and renaming.
 */
export async function writeOnce(folder: string, name: string, text: string): Promise<void> {
  const file = join(folder, name);
  await mkdir(folder, { recursive: true });
  if (await isThere(file)) return;
  const beside = join(folder, `.${name}.writing`);
  await rm(beside, { force: true });
  const handle = await open(beside, 'wx', 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
  await flushFolder(folder);
}

/** The rename itself outlives a power cut; where folders can not be flushed, as on some mounts, nothing more can be done. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function isThere(file: string): Promise<boolean> {
  return access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
}
