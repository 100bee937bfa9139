'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { CopiedAddress } from '#components/directory/copied-address.tsx';
import type { DirectoryAnswer, DirectoryToken } from '#components/directory/directory-data.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

const MakeTokenSheet = dynamic(
  () => import('#components/directory/make-token-sheet.tsx').then((module) => module.MakeTokenSheet),
  { ssr: false },
);
const RevokeTokenDialog = dynamic(
  () => import('#components/directory/revoke-token-dialog.tsx').then((module) => module.RevokeTokenDialog),
  { ssr: false },
);

export function TokensSection({ tokens, publicUrl }: Pick<DirectoryAnswer, 'tokens' | 'publicUrl'>) {
  const making = useOpening();
  const revoking = useOpening();
  const [token, setToken] = useState<DirectoryToken>();
  return (
    <Section
      title="Directory"
      hint="SCIM 2.0: it makes, changes and deactivates people here, and says who is in which group."
      aside={
        tokens.length > 0 && (
          <Button ref={making.opener} size="sm" onClick={making.show}>
            Make a token
          </Button>
        )
      }
    >
      <div className="border-t border-rule">
        <CopiedAddress label="Address, for the directory" publicUrl={publicUrl} path="/scim/v2" />
      </div>
      {tokens.length === 0 ? (
        <EmptyState
          className="border-t-0"
          action={
            <Button ref={making.opener} onClick={making.show}>
              Make a token
            </Button>
          }
        >
          No directory can come in: there is no token.
        </EmptyState>
      ) : (
        <ul aria-label="Tokens">
          {tokens.map((one) => (
            <li
              key={one.id}
              className="flex min-h-(--row) items-center justify-between gap-4 border-b border-rule py-1.5 max-sm:min-h-13"
            >
              <span className="min-w-0">
                <span className="font-semibold break-words">{one.name}</span>
                <span className="block text-sm text-muted">
                  Made by {one.by} <RelativeTime at={one.createdAt} />
                  {' · '}
                  {one.lastUsedAt ? (
                    <>
                      last used <RelativeTime at={one.lastUsedAt} />
                    </>
                  ) : (
                    'not used yet'
                  )}
                </span>
              </span>
              <Button
                size="sm"
                aria-label={`Revoke ${one.name}`}
                onClick={() => {
                  setToken(one);
                  revoking.show();
                }}
              >
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      )}
      {making.times > 0 && <MakeTokenSheet key={`make-${making.times}`} {...making.hold} />}
      {revoking.times > 0 && token && (
        <RevokeTokenDialog key={`revoke-${revoking.times}`} token={token} {...revoking.hold} />
      )}
    </Section>
  );
}
