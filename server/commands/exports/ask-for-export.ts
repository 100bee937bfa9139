import { eq } from 'drizzle-orm';
import { auditHead } from '#db/schema/audit.ts';
import { exportJobs } from '#db/schema/transfers.ts';
import { users } from '#db/schema/users.ts';
import { askForExport, exportReach } from '#domain/asking-for-exports.ts';
import { refuse } from '#domain/decision.ts';
import { askForExportInput } from '#domain/inputs/timeline.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { countEvents } from '#server/queries/events.ts';
import { countOpenExports, withinReach } from '#server/queries/exports.ts';
import { eventFilterOf } from '#server/queries/timeline.ts';

export const askForExportVerb = defineVerb({
  name: 'ask-for-export',
  action: 'export_audit',
  input: askForExportInput,
  load: async (tx, input, { by }) => {
    // Whoever asks twice at once is counted one after the other.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, by.id)).for('no key update');
    const [head] = await tx.select({ seq: auditHead.seq }).from(auditHead);
    if (!head) throw new Error('The audit chain has no head; was the database migrated?');
    const { filter, account, feature } = await eventFilterOf(tx, input.filter);
    if (!filter) return refuse('not_found', 'What these filters name does not exist.');
    const reach = exportReach(by);
    const reached = reach && withinReach({ ...filter, upTo: head.seq }, reach);
    return {
      total: reached ? await countEvents(tx, reached) : 0,
      upTo: head.seq,
      open: await countOpenExports(tx, by.id),
      ofTeam: account === undefined || account.teamId === by.teamId,
      ofOwn: feature === undefined || feature.engineerId === by.id,
    };
  },
})({
  scope: (state) => ({ team: state.ofTeam, ownFeatures: state.ofOwn }),
  decide: askForExport,
  save: async (tx, next, { act }) => {
    await tx.insert(exportJobs).values({ ...next, userId: act.by.id, status: 'waiting', createdAt: act.now });
    return { exportId: next.id, total: next.total };
  },
});
