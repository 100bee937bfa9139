'use client';

import Link from 'next/link';
import { useParams } from 'next/navigation';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** An address names an account that is not there: which, and the way on. */
export function NoSuchAccount() {
  const params = useParams();
  const key = readable(params.key);
  const feature = readable(params.feature);
  return (
    <Page>
      <PageHeader title="No such account" rule={false} crumb={{ label: 'Accounts', href: '/accounts' }} />
      <EmptyState
        action={
          <>
            <Button asChild variant="primary">
              <Link href={`/accounts?text=${encodeURIComponent(key)}`}>Look for it</Link>
            </Button>
            {feature && (
              <Button asChild>
                <Link href={`/features/${encodeURIComponent(feature)}`}>Go to the feature</Link>
              </Button>
            )}
          </>
        }
      >
        No account has the key “{key}”. The link may be mistyped, or the account may not be here yet.
      </EmptyState>
    </Page>
  );
}

function readable(part: string | string[] | undefined): string {
  const text = typeof part === 'string' ? part : '';
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
