'use client';

import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

interface WorkspaceErrorProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

export default function WorkspaceError({ error, reset }: WorkspaceErrorProps) {
  return (
    <Page>
      <PageHeader title="This page did not open" rule={false} />
      <EmptyState action={<Button onClick={reset}>Try again</Button>}>
        Something went wrong on our side.
        {error.digest && (
          <>
            {' '}
            Tell your admin this mark: <code className="font-mono text-sm">{error.digest}</code>.
          </>
        )}
      </EmptyState>
    </Page>
  );
}
