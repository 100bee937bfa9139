import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Chunk, RouteSize } from './judge-sizes.ts';

const record = '.next/diagnostics/route-bundle-stats.json';

interface BuiltRoute {
  readonly route: string;
  readonly firstLoadChunkPaths: readonly string[];
}

/** What each route of the last build loads at first, as the build itself recorded it, the heaviest first. */
export function readSizes(): RouteSize[] {
  if (!existsSync(record)) throw new Error(`There is no ${record}: build the pages first.`);
  const routes = JSON.parse(readFileSync(record, 'utf8')) as BuiltRoute[];
  const gzipped = new Map<string, number>();
  const chunkOf = (file: string): Chunk => {
    const bytes = gzipped.get(file) ?? gzipSync(readFileSync(file)).length;
    gzipped.set(file, bytes);
    return { file, bytes };
  };
  return routes
    .map(({ route, firstLoadChunkPaths }) => {
      const chunks = firstLoadChunkPaths.map(chunkOf);
      return { route, chunks, bytes: chunks.reduce((sum, chunk) => sum + chunk.bytes, 0) };
    })
    .toSorted((a, b) => b.bytes - a.bytes);
}
