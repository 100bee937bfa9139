'use client';

import { useState } from 'react';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { RecoveryCodes } from '#components/second-factor/recovery-codes.tsx';
import type { SecondFactorActs } from '#components/second-factor/second-factor-acts.ts';
import { SetUpSteps } from '#components/second-factor/set-up-steps.tsx';
import { Button } from '#components/ui/button.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';

interface SetUpSheetProps extends DialogHold {
  readonly acts: SecondFactorActs;
  readonly onSetUp: () => void;
}

export function SetUpSheet({ acts, onSetUp, open, onOpenChange, onCloseAutoFocus }: SetUpSheetProps) {
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        title={codes ? 'Your second factor is on' : 'Set up a second factor'}
        onCloseAutoFocus={onCloseAutoFocus}
        onInteractOutside={(event) => {
          if (codes) event.preventDefault();
        }}
      >
        <SheetBody>
          {codes ? (
            <RecoveryCodes codes={codes} />
          ) : (
            <SetUpSteps
              acts={acts}
              onSetUp={(made) => {
                setCodes(made);
                onSetUp();
              }}
            />
          )}
        </SheetBody>
        {codes && (
          <SheetFooter>
            <Button size="lg" onClick={() => onOpenChange(false)}>
              I have kept them
            </Button>
          </SheetFooter>
        )}
      </SheetContent>
    </Sheet>
  );
}
