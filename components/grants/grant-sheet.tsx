'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ExtendForm } from '#components/grants/extend-form.tsx';
import { GrantActions } from '#components/grants/grant-actions.tsx';
import { GrantRows } from '#components/grants/grant-rows.tsx';
import { ScopeForm } from '#components/grants/scope-form.tsx';
import { CommentThread } from '#components/talk/comment-thread.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Sheet, SheetBody, SheetContent } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

interface GrantSheetProps {
  readonly grantId: string;
  readonly readerId: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCloseAutoFocus: (event: Event) => void;
}

export type GrantView = 'all' | 'extend' | 'scope';

const lookAgainMs = 15_000;

/** One unlock: who has it, by whom, until when and why; and what can be done about it. */
export function GrantSheet({ grantId, readerId, open, onClose, onCloseAutoFocus }: GrantSheetProps) {
  const trpc = useTRPC();
  const [view, setView] = useState<GrantView>('all');
  const { data, error } = useQuery(
    trpc.grants.sheet.queryOptions({ grantId }, { refetchInterval: lookAgainMs }),
  );
  const back = () => setView('all');
  return (
    <Sheet open={open} onOpenChange={(stays) => !stays && onClose()}>
      <SheetContent
        eyebrow={data && eyebrowOf(data.living, view)}
        title={data ? `${data.feature.name} for ${data.grant.account.name}` : 'Unlock'}
        onCloseAutoFocus={onCloseAutoFocus}
      >
        {!data && (
          <SheetBody aria-busy={!error} className="grid content-start gap-3">
            {error ? (
              <p className="text-red">There is no such unlock, or it could not be read.</p>
            ) : (
              ['who', 'since', 'ends', 'gets', 'app', 'feature', 'why'].map((row) => (
                <Skeleton key={row} className="h-11" />
              ))
            )}
          </SheetBody>
        )}
        {data && view === 'all' && (
          <>
            <SheetBody>
              <GrantRows data={data} readerId={readerId} />
              <h3 className="mt-6 mb-3 text-lg font-bold tracking-[-0.01em]">Notes</h3>
              <CommentThread
                on={{ kind: 'grant', id: data.grant.id }}
                about={`${data.feature.name} for ${data.grant.account.name}`}
                readerId={readerId}
                writes={data.may.comment}
              />
            </SheetBody>
            <GrantActions data={data} onView={setView} />
          </>
        )}
        {data && view === 'extend' && <ExtendForm data={data} readerId={readerId} onBack={back} />}
        {data && view === 'scope' && <ScopeForm data={data} readerId={readerId} onBack={back} />}
      </SheetContent>
    </Sheet>
  );
}

function eyebrowOf(living: boolean, view: GrantView): string {
  if (view === 'extend') return 'Make it longer';
  if (view === 'scope') return 'Change what they get';
  return living ? 'Unlock' : 'An unlock that has ended';
}
