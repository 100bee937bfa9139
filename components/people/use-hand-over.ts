import { useState } from 'react';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import type { HeldThing } from '#domain/inputs/people.ts';

/** Hands over bit by bit until nothing is left. @returns whether all of it was done. */
export function useHandOver(fromId: string) {
  const trpc = useTRPC();
  const command = useCommand(trpc.people.handOver);
  const [left, setLeft] = useState<number>();

  async function handOver(wanted: readonly (readonly [HeldThing, string])[]): Promise<boolean> {
    for (const [what, toId] of wanted) {
      for (let more = true; more; ) {
        const answer = await command.run({ fromId, toId, what });
        if (!answer) return false;
        setLeft(answer.left);
        more = answer.left > 0;
      }
    }
    setLeft(undefined);
    return true;
  }

  return { handOver, left, pending: command.pending, refusal: command.refusal };
}
