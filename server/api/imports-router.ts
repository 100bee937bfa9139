import { z } from 'zod';
import type { Person } from '#domain/act.ts';
import { refuseUnlessPermitted } from '#domain/permissions.ts';
import { cancelImportVerb } from '#server/commands/imports/cancel-import.ts';
import { addImportRows, beginImport, discardImport } from '#server/commands/imports/import-drafts.ts';
import { startImportVerb } from '#server/commands/imports/start-import.ts';
import { importHouse, importJob, importJobsList, importKnown, refusedRows } from '#server/queries/imports.ts';
import { command, notFound, ownWrite, query, router } from './trpc.ts';

const sought = z.array(z.string().max(200)).max(6_000);

/** There is nothing to read here for those who may not import, and they are told who may. */
const importers = query.use(({ ctx, next }) => {
  const forbidden = refusal(ctx.user);
  if (forbidden) throw notFound(forbidden);
  return next({ ctx });
});

function refusal(by: Person): string | undefined {
  return refuseUnlessPermitted('manage_users', by.roles, {})?.sentence;
}

export const importsRouter = router({
  list: importers.query(({ ctx }) => importJobsList(ctx.house.db)),
  job: importers.input(z.object({ id: z.uuid() })).query(async ({ ctx, input }) => {
    const job = await importJob(ctx.house.db, input.id);
    if (!job) throw notFound('There is no such import.');
    return job;
  }),
  refused: importers
    .input(z.object({ id: z.uuid(), after: z.number().int().min(0) }))
    .query(({ ctx, input }) => refusedRows(ctx.house.db, input.id, input.after)),
  house: importers.query(({ ctx }) => importHouse(ctx.house.db)),
  known: importers
    .input(z.object({ keys: sought, names: sought.max(1_000), crmIds: sought }))
    .query(({ ctx, input }) => importKnown(ctx.house.db, storable(input))),
  begin: ownWrite(beginImport),
  addRows: ownWrite(addImportRows),
  discard: ownWrite(discardImport),
  start: command(startImportVerb),
  cancel: command(cancelImportVerb),
});

/** What PostgreSQL text can not hold is no key of any account. */
function storable(wanted: { keys: string[]; names: string[]; crmIds: string[] }) {
  const kept = (texts: string[]) => texts.filter((text) => !text.includes('\0'));
  return { keys: kept(wanted.keys), names: kept(wanted.names), crmIds: kept(wanted.crmIds) };
}
