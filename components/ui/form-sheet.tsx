import { type ReactNode, Suspense } from 'react';
import { Sheet, SheetBody, SheetContent } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

interface FormSheetProps {
  readonly eyebrow?: ReactNode;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
  /** A form that may have to read its choices first. */
  readonly children: ReactNode;
}

export function FormSheet({ open, onOpenChange, children, ...content }: FormSheetProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent {...content}>
        <Suspense fallback={<FormSkeleton />}>{children}</Suspense>
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
