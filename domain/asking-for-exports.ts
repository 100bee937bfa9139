/** Who may take which part of the timeline with them, and when an export is begun. */
import type { Act, Person } from './act.ts';
import { type Decision, refuse } from './decision.ts';
import type { ExportFormat } from './exporting.ts';
import { type AskForExportInput, filterAsText } from './inputs/timeline.ts';
import { type Cell, permissions, type Scope } from './permissions.ts';

/** Everything, or what is of one of these. */
export interface ExportReach {
  readonly everything: boolean;
  /** Events of accounts of this team. */
  readonly teamId: string | null;
  /** Events of features of this engineer. */
  readonly engineerId: string | null;
}

/** @returns nothing for those who may not export at all. */
export function exportReach({
  id,
  roles,
  teamId,
}: Pick<Person, 'id' | 'roles' | 'teamId'>): ExportReach | undefined {
  const cells = new Set<Cell>(roles.map((role) => permissions.export_audit[role]));
  const holds = (scope: Scope) => cells.has(scope);
  if (cells.has('yes')) return { everything: true, teamId: null, engineerId: null };
  if (!holds('team') && !holds('ownFeatures')) return undefined;
  return {
    everything: false,
    teamId: holds('team') ? teamId : null,
    engineerId: holds('ownFeatures') ? id : null,
  };
}

/** What is left out of an export for this reader's reach, to be told before and after. */
export function reachInWords({ everything, teamId, engineerId }: ExportReach): string | undefined {
  if (everything) return undefined;
  const of = [teamId && "your team's accounts", engineerId && 'your own features'].filter(Boolean);
  return of.length === 0
    ? 'You are in no team, so no event is in it.'
    : `Only events of ${of.join(' and of ')} are in it.`;
}

export const openExportsAtMost = 3;
export const exportKeptDays = 7;

interface ExportState {
  /** Events that match, within the reach of whoever asks. */
  readonly total: number;
  /** The last event there is. */
  readonly upTo: number;
  /** Exports of the same person that are not finished. */
  readonly open: number;
}

export interface NewExport {
  readonly id: string;
  readonly format: ExportFormat;
  readonly filter: Record<string, string>;
  readonly upTo: number;
  readonly total: number;
}

export function askForExport(
  { total, upTo, open }: ExportState,
  { format, filter }: AskForExportInput,
  { newId, by }: Act,
): Decision<NewExport> {
  const filtered = Object.keys(filterAsText(filter)).length > 0;
  if (format === 'chain' && !exportReach(by)?.everything)
    return refuse('forbidden', 'The chain can only be exported whole, and your role may not have all of it.');
  if (format === 'chain' && filtered)
    return refuse('invalid', 'The chain can only be exported whole: ask for it without filters.');
  if (total === 0) return refuse('invalid', 'There is nothing to export: no event matches these filters.');
  if (open >= openExportsAtMost)
    return refuse(
      'conflict',
      `${openExportsAtMost} of your exports are still being written. Wait for one of them, or cancel it.`,
    );
  const next = { id: newId(), format, filter: filterAsText(filter), upTo, total };
  return {
    ok: true,
    next,
    events: [{ type: 'export.requested', exportId: next.id, format, total, filter: next.filter }],
  };
}
