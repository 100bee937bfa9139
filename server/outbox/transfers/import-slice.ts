import { randomUUID } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { importRows } from '#db/schema/transfers.ts';
import type { AccountDetails } from '#domain/account-details.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { judgeRow, type RowVerdict } from '#domain/importing/judge-row.ts';
import { KnownHouse, type Sought, soughtBy } from '#domain/importing/known-accounts.ts';
import type { ImportPlan, ImportRow } from '#domain/importing/plan.ts';
import { lockKnownAccounts, readSellers } from '#server/access/known-house.ts';
import type { ImportJobRow } from './import-accounts.ts';

const linesAtOnce = 200;
const sliceLock = 7_203_115_006;

export function planOf({ columns, mapping }: ImportJobRow): ImportPlan {
  return { columns, ...mapping };
}

/** @returns what was done, undefined when no line waits any more. */
export async function importSlice(
  tx: Transaction,
  job: ImportJobRow,
  now: Date,
): Promise<readonly AuditEvent[] | undefined> {
  const rows = await tx
    .select({ line: importRows.line, cells: importRows.cells })
    .from(importRows)
    .where(and(eq(importRows.jobId, job.id), eq(importRows.outcome, 'waits')))
    .orderBy(asc(importRows.line))
    .limit(linesAtOnce);
  if (rows.length === 0) return undefined;
  // Two imports at once would not see each other's new accounts, and one CRM id would become two of them.
  await tx.execute(sql`select pg_advisory_xact_lock(${sliceLock})`);
  const plan = planOf(job);
  const house = new KnownHouse(await readSellers(tx));
  for (const account of await lockKnownAccounts(tx, soughtByAll(rows, plan))) house.put(account);
  const made: (typeof accounts.$inferInsert)[] = [];
  const events: AuditEvent[] = [];
  const outcomes: { line: number; outcome: RowVerdict['outcome']; problem: string | null }[] = [];
  for (const row of rows) {
    const verdict = judgeRow(row, plan, house, undefined);
    const problem = verdict.outcome === 'refused' ? verdict.problem : null;
    outcomes.push({ line: row.line, outcome: verdict.outcome, problem });
    if (verdict.outcome === 'created') {
      const { key, next } = verdict;
      const account = { id: randomUUID(), key, name: next.name };
      made.push({ ...columnsOf(next), id: account.id, key, createdAt: now });
      house.put({ ...next, id: account.id, key, archived: false });
      const { id, name } = next.owner;
      events.push({ type: 'account.created', account, owner: { id, name } });
    } else if (verdict.outcome === 'changed') {
      const { account, next, changes } = verdict;
      await tx.update(accounts).set(columnsOf(next)).where(eq(accounts.id, account.id));
      house.put({ ...account, ...next });
      const { id, key } = account;
      events.push({ type: 'account.changed', account: { id, key, name: next.name }, changes });
    }
  }
  if (made.length > 0) await tx.insert(accounts).values(made);
  await keepOutcomes(tx, job.id, outcomes);
  return events;
}

export async function keepOutcomes(
  tx: Transaction,
  jobId: string,
  outcomes: readonly { readonly line: number; readonly outcome: string; readonly problem: string | null }[],
): Promise<void> {
  await tx.execute(sql`
    update import_rows set outcome = judged.outcome, problem = judged.problem
    from json_to_recordset(${JSON.stringify(outcomes)}::json) as judged (line int, outcome text, problem text)
    where import_rows.job_id = ${jobId} and import_rows.line = judged.line`);
}

function columnsOf({ owner, team, tags, attributes, ...details }: AccountDetails) {
  return {
    ...details,
    ownerId: owner.id,
    teamId: team?.id ?? null,
    tags: [...tags],
    attributes: { ...attributes },
  };
}

function soughtByAll(rows: readonly ImportRow[], plan: ImportPlan): Sought {
  const each = rows.map((row) => soughtBy(row, plan));
  return {
    keys: each.flatMap(({ keys }) => keys),
    names: each.flatMap(({ names }) => names),
    crmIds: each.flatMap(({ crmIds }) => crmIds),
  };
}
