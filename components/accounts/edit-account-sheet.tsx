'use client';

import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import { EditAccountForm } from '#components/accounts/edit-account-form.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { FormSheet } from '#components/ui/form-sheet.tsx';

interface EditAccountSheetProps extends DialogHold {
  readonly page: AccountPageData;
}

export function EditAccountSheet({ page, ...hold }: EditAccountSheetProps) {
  return (
    <FormSheet eyebrow={page.account.key} title={`Edit ${page.account.name}`} {...hold}>
      <EditAccountForm page={page} close={() => hold.onOpenChange(false)} />
    </FormSheet>
  );
}
