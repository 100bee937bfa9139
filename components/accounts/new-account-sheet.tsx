'use client';

import { NewAccountForm } from '#components/accounts/new-account-form.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { FormSheet } from '#components/ui/form-sheet.tsx';

interface NewAccountSheetProps extends DialogHold {
  readonly readerId: string;
  readonly onlyOwn: boolean;
}

export function NewAccountSheet({ readerId, onlyOwn, ...hold }: NewAccountSheetProps) {
  return (
    <FormSheet title="New account" {...hold}>
      <NewAccountForm readerId={readerId} onlyOwn={onlyOwn} close={() => hold.onOpenChange(false)} />
    </FormSheet>
  );
}
