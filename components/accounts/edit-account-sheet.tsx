'use client';

import { Suspense } from 'react';
import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import { EditAccountForm } from '#components/accounts/edit-account-form.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { Sheet, SheetBody, SheetContent } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

interface EditAccountSheetProps extends DialogHold {
  readonly page: AccountPageData;
}

export function EditAccountSheet({ page, open, onOpenChange, onCloseAutoFocus }: EditAccountSheetProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        eyebrow={page.account.key}
        title={`Edit ${page.account.name}`}
        onCloseAutoFocus={onCloseAutoFocus}
      >
        <Suspense fallback={<FormSkeleton />}>
          <EditAccountForm page={page} close={() => onOpenChange(false)} />
        </Suspense>
      </SheetContent>
    </Sheet>
  );
}

function FormSkeleton() {
  return (
    <SheetBody className="grid content-start gap-5" role="status" aria-label="Loading the form">
      {['w-full', 'w-2/3', 'w-1/2'].map((width) => (
        <div key={width} className="grid gap-2">
          <Skeleton className="w-24" />
          <Skeleton className={`h-9 ${width}`} />
        </div>
      ))}
    </SheetBody>
  );
}
