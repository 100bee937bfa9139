'use client';

import { Suspense } from 'react';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { NewFeatureForm } from '#components/features/new-feature-form.tsx';
import { Sheet, SheetBody, SheetContent } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

interface NewFeatureSheetProps extends DialogHold {
  readonly readerId: string;
}

export function NewFeatureSheet({ readerId, open, onOpenChange, onCloseAutoFocus }: NewFeatureSheetProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent title="New feature" onCloseAutoFocus={onCloseAutoFocus}>
        <Suspense fallback={<FormSkeleton />}>
          <NewFeatureForm readerId={readerId} close={() => onOpenChange(false)} />
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
