import { exportFormatNames } from '#domain/exporting.ts';
import type { ExportEvent } from './export-events.ts';
import type { Predicates } from './phrases.ts';

const ofWhat = ({ total, format }: ExportEvent): string =>
  `of ${total === 1 ? '1 event' : `${total.toLocaleString('en-US')} events`} (${exportFormatNames[format]})`;

export const exportPredicates: Predicates<ExportEvent> = {
  'export.requested': (e) => [` asked for an export ${ofWhat(e)}`],
  'export.finished': (e, reader) => [
    e.askedBy.id === reader.userId
      ? `Your export ${ofWhat(e)} is ready`
      : `The export ${ofWhat(e)} that ${e.askedBy.name} asked for is ready`,
  ],
};
