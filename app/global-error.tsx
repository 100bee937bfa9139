'use client';

import { Mark } from '#components/shell/mark.tsx';
import { Button } from '#components/ui/button.tsx';
import './globals.css';

interface GlobalErrorProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <head>
        <title>Latchkey did not open</title>
      </head>
      <body className="font-sans">
        <main className="flex min-h-dvh flex-col px-6 py-8 sm:px-12 sm:py-10">
          <Mark />
          <div className="my-auto max-w-xl py-10">
            <h1 className="text-3xl font-bold tracking-tight">Latchkey did not open</h1>
            <p className="mt-2 mb-6 text-muted">
              Something went wrong on our side.
              {error.digest && ` Tell your admin this mark: ${error.digest}.`}
            </p>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          </div>
        </main>
      </body>
    </html>
  );
}
