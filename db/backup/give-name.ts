import { link, open, rename, rm } from 'node:fs/promises';

const noHardLinks = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];

/**
 * Gives a file that is whole its name, in one step, and takes it from nobody.
 * @throws with a sentence when another has the name.
 */
export async function giveName(unfinished: string, file: string): Promise<void> {
  try {
    await link(unfinished, file);
    await rm(unfinished);
  } catch (error) {
    if (!noHardLinks.includes(codeOf(error))) throw refusedName(error, file);
    await claim(file);
    await rename(unfinished, file);
  }
}

/** Where files have one name only: an empty file keeps the place until the whole one takes it. */
async function claim(file: string): Promise<void> {
  try {
    await (await open(file, 'wx', 0o600)).close();
  } catch (error) {
    throw refusedName(error, file);
  }
}

function refusedName(error: unknown, file: string): unknown {
  return codeOf(error) === 'EEXIST' ? nameTaken(file) : error;
}

export function nameTaken(file: string): Error {
  return new Error(`There is a file ${file} already; nothing is written over it.`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
