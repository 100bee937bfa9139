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

/** The demo's own AUTH_SECRET: random, made once, kept so that a restart does not sign anybody out. */
export function keepAuthSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret');
  if (!existsSync(file)) writePrivateFile(file, randomBytes(48).toString('base64url'));
  return readFileSync(file, 'utf8').trim();
}
