import { chmodSync, writeFileSync } from 'node:fs';

/** Writes a file that only its owner may read, also when it was there before. */
export function writePrivateFile(file: string, content: string): void {
  writeFileSync(file, content, { mode: 0o600 });
  chmodSync(file, 0o600);
}
