'use client';

import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';

interface TakePlaceButtonProps {
  readonly requestId: string;
  readonly featureName: string;
  readonly accountName: string;
}

export function TakePlaceButton({ requestId, featureName, accountName }: TakePlaceButtonProps) {
  const trpc = useTRPC();
  const take = useCommand(trpc.requests.takePlace, { done: `${featureName} is on for ${accountName}.` });
  return (
    <Button variant="primary" pending={take.pending} onClick={() => void take.run({ requestId })}>
      <span>
        Take the place
        <span className="sr-only">
          {' '}
          in {featureName} for {accountName}
        </span>
      </span>
    </Button>
  );
}
