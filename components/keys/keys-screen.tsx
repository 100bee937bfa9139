'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { KeyHint } from '#components/features/key-hint.tsx';
import { KeySnippets } from '#components/keys/key-snippets.tsx';
import { KeysTable } from '#components/keys/keys-table.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

const CreateKeySheet = dynamic(
  () => import('#components/keys/create-key-sheet.tsx').then((module) => module.CreateKeySheet),
  { ssr: false },
);

const createKeyButton = 'create-key';

export function KeysScreen() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.keys.list.queryOptions());
  const [creating, setCreating] = useState({ open: false, time: 0 });
  const allowed = data.environments.filter((environment) => environment.mayCreate);
  const start = () => setCreating(({ time }) => ({ open: true, time: time + 1 }));
  return (
    <Page>
      <PageHeader
        title="Keys"
        hint={`An app needs a key to ask Latchkey who has what. ${whoMay(allowed.length, data.environments.length)}`}
        rule={false}
        actions={
          allowed.length > 0 && (
            <Button id={createKeyButton} variant="primary" aria-keyshortcuts="c" onClick={start}>
              Create key
              <KeyHint letter="c" />
            </Button>
          )
        }
      />
      {data.keys.length > 0 ? (
        <KeysTable keys={data.keys} environments={data.environments} />
      ) : (
        <EmptyState action={allowed.length > 0 && <Button onClick={start}>Create the first key</Button>}>
          No app can ask yet: there is no key.
        </EmptyState>
      )}
      <KeySnippets />
      {creating.time > 0 && (
        <CreateKeySheet
          key={creating.time}
          environments={allowed}
          open={creating.open}
          onOpenChange={(open) => setCreating((before) => ({ ...before, open }))}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            document.getElementById(createKeyButton)?.focus();
          }}
        />
      )}
    </Page>
  );
}

function whoMay(allowed: number, all: number): string {
  if (allowed === all) return '';
  return allowed === 0
    ? 'You can see them; an admin creates and revokes them, outside production an engineer too.'
    : 'For production, an admin creates and revokes them.';
}
