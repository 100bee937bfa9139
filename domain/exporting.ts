/** What a part of the timeline looks like in a file: one event a row. */
import { changesOf } from './audit/before-after.ts';
import type { ChainedEvent } from './audit/canonical.ts';
import { chainLine } from './audit/chain-file.ts';
import type { AuditEvent } from './audit/events.ts';
import { plainSentence, tell } from './audit/sentences.ts';

/** `chain`: the whole trail, oldest first, as a file that verifies on its own; see `audit/chain-file.ts`. */
export const exportFormats = ['csv', 'json', 'chain'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportFormatNames: Record<ExportFormat, string> = {
  csv: 'CSV',
  json: 'JSON Lines',
  chain: 'Chain',
};

export interface ExportedEvent extends ChainedEvent {
  readonly hash: string;
}

const columns = [
  'seq',
  'at',
  'actor',
  'type',
  'sentence',
  'reason',
  'change',
  'before',
  'after',
  'feature',
  'account',
  'command_id',
  'request_id',
  'prev_hash',
  'hash',
] as const;

/** Spreadsheets take a file for UTF-8 when it begins with this. */
const byteOrderMark = '\uFEFF';

/** Before the first row; nothing in a format without a heading. */
export function exportHead(format: ExportFormat): string {
  return format === 'csv' ? `${byteOrderMark}${columns.join(',')}\r\n` : '';
}

/** One event as a row, its line's end included. Dates in sentences are UTC, and name the year when it is not that of `now`. */
export function exportRow(format: ExportFormat, exported: ExportedEvent, now: Date): string {
  return format === 'csv' ? `${cellsOf(exported, now).map(csvCell).join(',')}\r\n` : chainLine(exported);
}

function cellsOf(exported: ExportedEvent, now: Date): string[] {
  const { seq, at, actor, event, commandId, requestId, prevHash, hash } = exported;
  const reader = { userId: undefined, now };
  const changes = changesOf(event, reader);
  const row: Record<(typeof columns)[number], string> = {
    seq: String(seq),
    at: at.toISOString(),
    actor: actor.kind === 'user' ? actor.name : 'Latchkey',
    type: event.type,
    sentence: plainSentence(exported, reader),
    reason: tell(exported, reader).quote ?? '',
    change: changes.map(({ what }) => what).join('; '),
    before: changes.map(({ from }) => from).join('; '),
    after: changes.map(({ to }) => to).join('; '),
    feature: keyOf(event, 'feature'),
    account: keyOf(event, 'account'),
    command_id: commandId,
    request_id: requestId ?? '',
    prev_hash: prevHash,
    hash,
  };
  return columns.map((column) => row[column]);
}

function keyOf(event: AuditEvent, what: 'feature' | 'account'): string {
  if (what === 'feature') return 'feature' in event ? event.feature.key : '';
  return 'account' in event ? event.account.key : '';
}

/** A cell of RFC 4180. One that a spreadsheet would calculate gets an apostrophe in front, so that it is read as text. */
export function csvCell(text: string): string {
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** "timeline-2026-11-22.csv", "audit-trail-2026-11-22.jsonl" */
export function exportFileName(format: ExportFormat, at: Date): string {
  const name = format === 'chain' ? 'audit-trail' : 'timeline';
  return `${name}-${at.toISOString().slice(0, 10)}.${format === 'csv' ? 'csv' : 'jsonl'}`;
}
