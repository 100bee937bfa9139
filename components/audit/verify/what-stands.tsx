import type { inferRouterOutputs } from '@trpc/server';
import type { ReactNode } from 'react';
import { inGroups } from '#components/audit/verify/verification-words.ts';
import { Section } from '#components/section.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { AppRouter } from '#server/api/router.ts';

type Trail = inferRouterOutputs<AppRouter>['trail']['show'];

const number = (count: number) => count.toLocaleString('en-US');

/** What the trail is, and what is kept of it outside the database. */
export function WhatStands({ trail }: { readonly trail: Trail }) {
  const { events, archivedUpTo, heads, fingerprint } = trail;
  return (
    <Section title="What it is held against">
      <dl className="border-t border-rule">
        <Row
          name="Events"
          hint={archivedUpTo && `Those up to ${number(archivedUpTo)} were archived and signed for.`}
        >
          <span className="font-semibold">{number(events)}</span>
        </Row>
        <Row
          name="Signed heads outside the database"
          hint={
            heads
              ? 'They tell of a trail that was cut off at its end, or rewritten whole.'
              : 'Without them a trail that was cut off at its end, or rewritten whole, looks like a true one. Your operator sets AUDIT_HEADS_DIR.'
          }
        >
          {heads?.last ? (
            <span>
              event <span className="font-semibold">{number(heads.last.seq)}</span>,{' '}
              <RelativeTime at={heads.last.at} />
            </span>
          ) : (
            <span className="text-muted">{heads ? 'none yet' : 'none are kept'}</span>
          )}
        </Row>
        <Row
          name="Key that signs"
          hint={
            fingerprint ? (
              <code className="font-mono text-xs break-words">{inGroups(fingerprint)}</code>
            ) : (
              'It is made when the first head is written.'
            )
          }
        >
          {fingerprint && (
            <CopyButton text={fingerprint} done="Fingerprint copied">
              Copy
            </CopyButton>
          )}
        </Row>
      </dl>
      <p className="mt-3 max-w-[68ch] text-sm text-muted">
        Whoever trusts neither this page nor its database runs{' '}
        <code className="font-mono text-xs">latchkey audit verify</code> with their own copy of the key, or
        exports the trail as Chain: the file holds the script that verifies it.
      </p>
    </Section>
  );
}

interface RowProps {
  readonly name: string;
  readonly hint: ReactNode;
  readonly children: ReactNode;
}

function Row({ name, hint, children }: RowProps) {
  return (
    <div className="flex items-center justify-between gap-x-6 gap-y-1 border-b border-rule py-3 max-sm:flex-wrap">
      <dt className="min-w-0">
        <span className="font-semibold">{name}</span>
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </dt>
      <dd className="shrink-0">{children}</dd>
    </div>
  );
}
