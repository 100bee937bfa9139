'use client';

import { DecisionRail } from '#components/access/decision-rail.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';

export function MakeSampleButton() {
  const trpc = useTRPC();
  const { run, pending, refusal } = useCommand(trpc.sample.make, {
    done: 'The sample data is here. Remove it under Settings.',
  });
  return (
    <>
      <Button pending={pending} onClick={() => void run({})} className="max-sm:w-full">
        Make sample data
      </Button>
      {refusal && <DecisionRail outcome="denied" title={refusal.sentence} className="mt-3" />}
    </>
  );
}
