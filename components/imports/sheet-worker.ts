import { holdSheet } from '#components/imports/sheet-holder.ts';
import type { Question, Reply } from '#components/imports/sheet-messages.ts';

const answering = holdSheet();

globalThis.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const { id, kind, asks } = data;
  const answer = answering[kind] as (asks: unknown) => unknown;
  const reply = await Promise.resolve()
    .then(() => answer(asks))
    .then(
      (answers): Reply => ({ id, answers }),
      (error: unknown): Reply => ({ id, failed: String(error) }),
    );
  globalThis.postMessage(reply);
});
