import type { Metadata } from 'next';
import Link from 'next/link';
import { Mark } from '#components/shell/mark.tsx';
import { Button } from '#components/ui/button.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col px-6 py-8 sm:px-12 sm:py-10">
      <Mark />
      <div className="my-auto max-w-xl py-10">
        <h1 className="text-3xl font-bold tracking-tight">Nothing is kept here</h1>
        <p className="mt-2 mb-6 text-muted">The address may be mistyped, or what it named is gone.</p>
        <Button asChild variant="primary">
          <Link href="/">Go home</Link>
        </Button>
      </div>
    </main>
  );
}
