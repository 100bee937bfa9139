'use client';

import { Suspense } from 'react';
import { NewAccountForm } from '#components/accounts/new-account-form.tsx';
import { Sheet, SheetBody, SheetContent } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

interface NewAccountSheetProps {
  readonly readerId: string;
  readonly onlyOwn: boolean;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
}

export function NewAccountSheet(props: NewAccountSheetProps) {
  const { readerId, onlyOwn, open, onOpenChange, onCloseAutoFocus } = props;
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent title="New account" onCloseAutoFocus={onCloseAutoFocus}>
        <Suspense fallback={<FormSkeleton />}>
          <NewAccountForm readerId={readerId} onlyOwn={onlyOwn} close={() => onOpenChange(false)} />
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
