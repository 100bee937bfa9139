import Link from 'next/link';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export default function WorkspaceNotFound() {
  return (
    <Page>
      <PageHeader title="Nothing is kept here" rule={false} />
      <EmptyState
        action={
          <Button asChild>
            <Link href="/">Go home</Link>
          </Button>
        }
      >
        The address may be mistyped, or what it named was never in this ledger.
      </EmptyState>
    </Page>
  );
}
