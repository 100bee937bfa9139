import type { ExportFormat } from '#domain/exporting.ts';
import type { PersonRef } from './refs.ts';

interface OfExport {
  readonly exportId: string;
  readonly format: ExportFormat;
  /** So many events are in it. */
  readonly total: number;
}

export type ExportEvent =
  | (OfExport & {
      readonly type: 'export.requested';
      /** What of the timeline, as its address says it. */
      readonly filter: Readonly<Record<string, string>>;
    })
  | (OfExport & { readonly type: 'export.finished'; readonly askedBy: PersonRef });
