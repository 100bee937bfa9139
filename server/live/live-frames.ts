import type { LiveBatch } from './live-events.ts';

/** A browser comes back after this long; the page spreads its own attempts besides. */
const retryMs = 3_000;

/** A real event: a page that hears none for long knows that its connection is gone. */
export const heartbeat = 'event: beat\ndata: {}\n\n';

/** @param missed whether it is told afterwards, because the page was not there. */
export function batchFrame(batch: LiveBatch, missed = false): string {
  if (batch.kind === 'reload') return frame('reload', {}, batch.to);
  const { from, to, events } = batch;
  return frame(missed ? 'missed' : 'changed', { from, to, events }, to);
}

export function readyFrame(readerId: string, head: number): string {
  return `retry: ${retryMs}\n${frame('ready', { readerId, head }, head)}`;
}

/** What has no place on the chain. */
export function plainFrame(name: 'notices' | 'away' | 'back' | 'ended'): string {
  return frame(name, {});
}

function frame(name: string, data: object, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
