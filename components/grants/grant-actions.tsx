'use client';

import { EndButton } from '#components/access/end-button.tsx';
import type { GrantSheetData } from '#components/grants/grant-data.ts';
import type { GrantView } from '#components/grants/grant-sheet.tsx';
import { Button } from '#components/ui/button.tsx';
import { SheetFooter } from '#components/ui/sheet.tsx';

interface GrantActionsProps {
  readonly data: GrantSheetData;
  readonly onView: (view: GrantView) => void;
}

/** Left out when there is nothing that this reader can do. */
export function GrantActions({ data, onView }: GrantActionsProps) {
  const { may, grant, feature } = data;
  if (!may.change && !may.ask) return null;
  return (
    <SheetFooter>
      {may.change && (
        <EndButton
          grantId={grant.id}
          featureName={feature.name}
          accountName={grant.account.name}
          variant="danger"
        />
      )}
      {may.change && <Button onClick={() => onView('scope')}>Change</Button>}
      <Button variant="primary" onClick={() => onView('extend')}>
        Extend
      </Button>
    </SheetFooter>
  );
}
