'use client';

import Link from 'next/link';
import { Facts } from '#components/facts.tsx';
import type { KeyRowData } from '#components/keys/key-data.ts';
import { KeyState } from '#components/keys/key-state.tsx';
import { keyKindNames, keyKindSentences } from '#components/keys/key-words.ts';
import { exampleFeature } from '#components/keys/snippets/snippet.ts';
import { SnippetTabs } from '#components/keys/snippets/snippet-tabs.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Sheet, SheetBody, SheetContent } from '#components/ui/sheet.tsx';
import { formatKey } from '#domain/api-keys.ts';

interface KeySheetProps {
  readonly row: KeyRowData;
  readonly environment: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

const count = new Intl.NumberFormat('en');

/** All that is known of a key, its secret apart, and how an app uses it. */
export function KeySheet({ row, environment, open, onClose }: KeySheetProps) {
  const { id, kind, environmentKey } = row;
  const begins = formatKey(kind, environmentKey, id, '');
  return (
    <Sheet open={open} onOpenChange={(stays) => !stays && onClose()}>
      <SheetContent
        eyebrow={`${keyKindNames[kind]} key · ${environment}`}
        title={row.name}
        description={keyKindSentences[kind]}
        className="sm:w-[34rem]"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>(`[data-key="${id}"]`)?.focus();
        }}
      >
        <SheetBody>
          <Facts
            flow="down"
            facts={[
              { label: 'State', value: <KeyState row={row} /> },
              {
                label: 'Begins with',
                value: <span className="text-xs break-all">{begins}</span>,
                mono: true,
              },
              {
                label: 'Last used',
                value: row.lastUsedAt ? <RelativeTime at={row.lastUsedAt} /> : 'never',
              },
              {
                label: 'Created',
                value: (
                  <>
                    {row.createdByName} · <RelativeTime at={row.createdAt} form="date" />
                  </>
                ),
              },
              ...(kind === 'client'
                ? [
                    {
                      label: 'Pages',
                      value: <span className="break-all">{row.origins.join(', ') || 'none'}</span>,
                    },
                    { label: 'Accounts', value: row.proofRequired ? 'must be proven' : 'not proven' },
                  ]
                : []),
              {
                label: 'A second, at most',
                value: `${count.format(row.singlePerSecond)} single, ${count.format(row.bulkPerSecond)} for everything`,
              },
              { label: 'Open streams, at most', value: count.format(row.maxStreams) },
            ]}
          />
          <p className="mt-4 flex flex-wrap items-center gap-x-5">
            <Link
              href={`/keys/ask?key=${encodeURIComponent(id)}`}
              className="underline-link flex items-center max-sm:min-h-11"
            >
              Ask with this key
            </Link>
            <CopyButton
              text={typeof window === 'undefined' ? '' : `${window.location.origin}/keys?key=${id}`}
              done="Link copied"
              variant="link"
              className="px-0"
            >
              Copy a link to it
            </CopyButton>
          </p>
          {row.state === 'active' && (
            <>
              <h3 className="mt-6 mb-1 text-base font-bold">In the app</h3>
              <p className="mb-2 text-sm text-muted">
                The secret was shown once, when the key was created. It goes where the dots are.
              </p>
              <SnippetTabs narrow feature={exampleFeature} appKey={row} />
            </>
          )}
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}
