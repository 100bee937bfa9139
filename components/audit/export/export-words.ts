import { type ExportFormat, exportFormatNames } from '#domain/exporting.ts';

export interface ExportSeen {
  readonly id: string;
  readonly format: ExportFormat;
  readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly total: number;
  readonly written: number;
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export function isOpen({ status }: Pick<ExportSeen, 'status'>): boolean {
  return status === 'waiting' || status === 'running';
}

/** Whole percents, 100 only when it is done. */
export function partDone({ written, total }: Pick<ExportSeen, 'written' | 'total'>): number {
  return total === 0 ? 0 : Math.min(99, Math.floor((100 * written) / total));
}

/** "1 event", "1,204 events" */
export function eventsInWords(count: number): string {
  return count === 1 ? '1 event' : `${count.toLocaleString('en-US')} events`;
}

/** "1,204 events, CSV" */
export function exportInWords({ total, format }: Pick<ExportSeen, 'total' | 'format'>): string {
  return `${eventsInWords(total)}, ${exportFormatNames[format]}`;
}
