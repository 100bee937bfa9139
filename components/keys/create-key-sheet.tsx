'use client';

import { useState } from 'react';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { CreateKeyForm } from '#components/keys/create-key-form.tsx';
import { CreatedKey, type FreshKey } from '#components/keys/created-key.tsx';
import type { KeyEnvironment } from '#components/keys/key-data.ts';
import { Sheet, SheetContent } from '#components/ui/sheet.tsx';

interface CreateKeySheetProps extends DialogHold {
  readonly environments: readonly KeyEnvironment[];
}

export function CreateKeySheet({ environments, open, onOpenChange, onCloseAutoFocus }: CreateKeySheetProps) {
  const [fresh, setFresh] = useState<FreshKey>();
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        title={fresh ? `${fresh.name} is ready` : 'Create key'}
        onCloseAutoFocus={onCloseAutoFocus}
        onInteractOutside={(event) => {
          if (fresh) event.preventDefault();
        }}
      >
        {fresh ? (
          <CreatedKey fresh={fresh} close={() => onOpenChange(false)} />
        ) : (
          <CreateKeyForm environments={environments} onCreated={setFresh} />
        )}
      </SheetContent>
    </Sheet>
  );
}
