'use client';

import { useState } from 'react';
import { LateGrantSheet } from '#components/grants/late-grant-sheet.tsx';
import { useOpenGrant } from '#components/grants/use-open-grant.ts';

/** The sheet of the grant that the address names. */
export function GrantInAddress({ readerId }: { readonly readerId: string }) {
  const { grantId, hide } = useOpenGrant();
  const [last, setLast] = useState(grantId);
  if (grantId !== undefined && grantId !== last) setLast(grantId);
  if (last === undefined) return null;
  return (
    <LateGrantSheet
      key={last}
      grantId={last}
      readerId={readerId}
      open={grantId !== undefined}
      onClose={hide}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        const row = document.querySelector<HTMLElement>(`[data-grant="${last}"]`);
        (row ?? document.getElementById('main'))?.focus();
      }}
    />
  );
}
