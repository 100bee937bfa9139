import { setTimeout as sleep } from 'node:timers/promises';
import type { Wanted } from '#tests/support/writing-process.ts';

export interface Submitted {
  readonly wanted: Wanted;
  readonly outcome: {
    readonly ok: boolean;
    readonly code?: string;
    readonly answer?: Readonly<Record<string, unknown>>;
  };
}

/** Sends the same submission again and again, to whichever server answers, until it is known what became of it. */
export async function submit(
  servers: readonly { readonly url: string }[],
  wanted: Wanted,
): Promise<Submitted> {
  for (;;) {
    const server = servers[Math.floor(Math.random() * servers.length)];
    const outcome = await send(server?.url ?? '', wanted);
    if (outcome && outcome.code !== 'unavailable') return { wanted, outcome };
    await sleep(30);
  }
}

/** @returns nothing when the connection was refused or lost. @throws when the server failed otherwise. */
async function send(url: string, wanted: Wanted): Promise<Submitted['outcome'] | undefined> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(url, { method: 'POST', body: JSON.stringify(wanted) });
    text = await answer.text();
  } catch {
    return undefined;
  }
  if (!answer.ok) throw new Error(`A command failed with ${answer.status}: ${text}`);
  return JSON.parse(text) as Submitted['outcome'];
}
