import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '#db/private-file.ts';

type DemoUser = { role: string; email: string; password: string };
type DemoKey = { environment: string; kind: 'server' | 'client'; key: string };

/** What `.data/demo.json` tells other programs about the running demo. */
export type DemoFile = { url: string; environments: string[]; users: DemoUser[]; keys: DemoKey[] };

/** Where the first admin of an empty house is made. */
export const welcomeAddress = ({ url }: DemoFile, setupCode: string) => `${url}/welcome?code=${setupCode}`;

export const demoFilePath = (dataDir: string) => join(dataDir, 'demo.json');

export function readDemoFile(dataDir: string): DemoFile | undefined {
  const file = demoFilePath(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoFile) : undefined;
}

export function writeDemoFile(dataDir: string, demo: DemoFile): void {
  writePrivateFile(demoFilePath(dataDir), `${JSON.stringify(demo, null, 2)}\n`);
}

/** The demo's own secrets: random, made once, kept so that a restart signs nobody out and opens what was sealed. */
export function keepSecrets(dataDir: string): { AUTH_SECRET: string; ENCRYPTION_KEYS: string } {
  return {
    AUTH_SECRET: kept(join(dataDir, 'auth-secret'), () => randomBytes(48).toString('base64url')),
    ENCRYPTION_KEYS: kept(join(dataDir, 'encryption-key'), () => randomBytes(32).toString('base64')),
  };
}

/** The password of the database role that the demo's server signs in with. */
export function keepAppPassword(dataDir: string): string {
  return kept(join(dataDir, 'database-password'), () => randomBytes(24).toString('base64url'));
}

function kept(file: string, make: () => string): string {
  if (!existsSync(file)) writePrivateFile(file, make());
  return readFileSync(file, 'utf8').trim();
}
