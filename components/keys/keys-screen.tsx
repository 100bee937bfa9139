'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useQueryState } from 'nuqs';
import { useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { KeyHint } from '#components/features/key-hint.tsx';
import { parseAsStoredKey } from '#components/keys/key-in-address.ts';
import { KeySnippets } from '#components/keys/key-snippets.tsx';
import { KeysNav } from '#components/keys/keys-nav.tsx';
import { KeysTable } from '#components/keys/keys-table.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { useAskedInAddress } from '#components/shell/use-asked-in-address.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

const CreateKeySheet = dynamic(
  () => import('#components/keys/create-key-sheet.tsx').then((module) => module.CreateKeySheet),
  { ssr: false },
);

const KeySheet = dynamic(() => import('#components/keys/key-sheet.tsx').then((module) => module.KeySheet), {
  ssr: false,
});

const createKeyButton = 'create-key';

export function KeysScreen() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.keys.list.queryOptions());
  const [keyId, setKeyId] = useQueryState('key', parseAsStoredKey);
  const [shown, setShown] = useState(keyId);
  if (keyId !== null && keyId !== shown) setShown(keyId);
  const opened = data.keys.find(({ id }) => id === shown);
  const [creating, setCreating] = useState({ open: false, time: 0 });
  const allowed = data.environments.filter((environment) => environment.mayCreate);
  const start = () => setCreating(({ time }) => ({ open: true, time: time + 1 }));
  useAskedInAddress('new', () => allowed.length > 0 && start());
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
      <KeysNav />
      {keyId !== null && !opened && (
        <DecisionRail outcome="ended" title="There is no key with the id of this link." className="mb-5" />
      )}
      {data.keys.length > 0 ? (
        <KeysTable keys={data.keys} environments={data.environments} />
      ) : (
        <EmptyState
          className="border-t-0 pt-0"
          action={allowed.length > 0 && <Button onClick={start}>Create the first key</Button>}
        >
          No app can ask yet: there is no key.
        </EmptyState>
      )}
      <KeySnippets />
      {opened && (
        <KeySheet
          key={opened.id}
          row={opened}
          environment={
            data.environments.find(({ key }) => key === opened.environmentKey)?.name ?? opened.environmentKey
          }
          open={keyId === opened.id}
          onClose={() => void setKeyId(null)}
        />
      )}
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
