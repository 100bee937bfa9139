import Link from 'next/link';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export function NotForYou() {
  return (
    <Page>
      <PageHeader title="Users and roles" rule={false} />
      <EmptyState
        action={
          <Button asChild>
            <Link href="/people/roles">See who may do what</Link>
          </Button>
        }
      >
        Admins look after people and their roles. Ask one of them when yours should change.
      </EmptyState>
    </Page>
  );
}
