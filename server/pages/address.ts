import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Address {
  readonly path: string;
  /** Takes away what pages that were killed left there. */
  free(): void;
  remove(): void;
}

/** Where the process that listens and the one with the pages meet: a socket that only this user can open. */
export function createAddress(): Address {
  if (process.platform === 'win32') {
    const path = `\\\\.\\pipe\\latchkey-${process.pid}-${Date.now()}`;
    return { path, free: () => {}, remove: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const path = join(folder, 'pages');
  return {
    path,
    free: () => rmSync(path, { force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
