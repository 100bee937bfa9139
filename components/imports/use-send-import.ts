import { useTRPCClient } from '#components/trpc/client.ts';
import { newCommandId } from '#components/trpc/command-id.ts';
import { explain, wasAnswered } from '#components/trpc/refusal-of.ts';
import { beginningOf } from '#domain/beginning-of.ts';
import type { ImportPlan, ImportRow } from '#domain/importing/plan.ts';

interface Sending {
  readonly name: string;
  readonly lines: number;
  readonly plan: ImportPlan;
  readonly slice: (first: number) => Promise<readonly ImportRow[]>;
  readonly onSent: (lines: number) => void;
}

const tries = 4;

/** Sends a file in slices and starts its import; a slice that heard no answer is sent again, which does no harm. */
export function useSendImport() {
  const client = useTRPCClient();
  return async function send(
    file: Sending,
  ): Promise<{ readonly jobId: string } | { readonly problem: string }> {
    const { plan, name, lines } = file;
    const jobId = newCommandId();
    const enveloped = <Input>(input: Input) => ({ commandId: newCommandId(), input });
    const begun = enveloped({
      jobId,
      fileName: beginningOf(name, 200),
      columns: [...plan.columns],
      fields: [...plan.fields],
      otherwise: plan.otherwise,
    });
    try {
      await again(() => client.imports.begin.mutate(begun));
      for (let sent = 0; sent < lines; ) {
        const rows = await file.slice(sent);
        if (rows.length === 0) break;
        const part = enveloped({ jobId, rows: rows.map(({ line, cells }) => ({ line, cells: [...cells] })) });
        await again(() => client.imports.addRows.mutate(part));
        sent += rows.length;
        file.onSent(sent);
      }
      const started = enveloped({ jobId, rows: lines });
      await again(() => client.imports.start.mutate(started));
      return { jobId };
    } catch (error) {
      void client.imports.discard.mutate(enveloped({ jobId })).catch(() => undefined);
      return { problem: `${explain(error).sentence} Nothing was imported.` };
    }
  };
}

async function again<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (wasAnswered(error) || tried === tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** tried));
    }
  }
}
