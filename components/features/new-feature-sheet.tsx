'use client';

import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { NewFeatureForm } from '#components/features/new-feature-form.tsx';
import { FormSheet } from '#components/ui/form-sheet.tsx';

interface NewFeatureSheetProps extends DialogHold {
  readonly readerId: string;
}

export function NewFeatureSheet({ readerId, ...hold }: NewFeatureSheetProps) {
  return (
    <FormSheet title="New feature" {...hold}>
      <NewFeatureForm readerId={readerId} close={() => hold.onOpenChange(false)} />
    </FormSheet>
  );
}
