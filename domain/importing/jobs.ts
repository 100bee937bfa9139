/** What beginning and stopping an import decides. */
import { type Decision, refuse } from '#domain/decision.ts';

type ImportStatus = 'draft' | 'waiting' | 'running' | 'done' | 'cancelled';

export interface ImportJob {
  readonly id: string;
  readonly userId: string;
  readonly fileName: string;
  readonly status: ImportStatus;
}

const inWords = (count: number) => count.toLocaleString('en-US');

interface Lines {
  /** So many does the server have of it. */
  readonly arrived: number;
  /** So many did the page send. */
  readonly sent: number;
}

/** By whoever sent the file, once all of it has arrived. */
export function startImport(
  job: ImportJob,
  byId: string,
  { arrived, sent }: Lines,
): Decision<{ readonly status: 'waiting'; readonly total: number }> {
  if (job.userId !== byId) return refuse('not_found', 'There is no such upload of yours.');
  if (job.status !== 'draft') return refuse('conflict', `${job.fileName} was started already.`);
  if (arrived !== sent)
    return refuse(
      'stale',
      `Only ${inWords(arrived)} of ${inWords(sent)} lines arrived, so nothing was started. Send the file again.`,
    );
  const { id, fileName } = job;
  return {
    ok: true,
    next: { status: 'waiting', total: arrived },
    events: [{ type: 'import.started', importId: id, fileName, rows: arrived }],
  };
}

/** What was imported so far stays. @param left lines that were not looked at yet. */
export function cancelImport(job: ImportJob, left: number): Decision<{ readonly status: 'cancelled' }> {
  // What is still being sent is nobody else's: not even its name is told.
  if (job.status === 'draft') return refuse('not_found', 'There is no such import.');
  if (job.status !== 'waiting' && job.status !== 'running')
    return refuse('conflict', `The import of ${job.fileName} does not run.`);
  const { id, fileName } = job;
  return {
    ok: true,
    next: { status: 'cancelled' },
    events: [{ type: 'import.cancelled', importId: id, fileName, left }],
  };
}
