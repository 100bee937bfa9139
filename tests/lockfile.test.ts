import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Lockfile = {
  packages: Record<string, { resolved?: string; version?: string; integrity?: string; link?: boolean }>;
};

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;

test('the lockfile names no registry, so that every mirror can serve it', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
});

test('every entry of the lockfile names one version', () => {
  const loose = Object.entries(packages).filter(([, { version }]) => !/^\d+\.\d+\.\d+/.test(version ?? ''));
  expect(loose).toEqual([]);
});
