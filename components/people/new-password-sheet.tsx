'use client';

import { useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { FirstPassword } from '#components/people/first-password.tsx';
import type { PersonAnswer } from '#components/people/people-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';

interface NewPasswordSheetProps extends DialogHold {
  readonly person: PersonAnswer['person'];
}

export function NewPasswordSheet({ person, open, onOpenChange, onCloseAutoFocus }: NewPasswordSheetProps) {
  const trpc = useTRPC();
  const [made, setMade] = useState<{ readonly password: string | null }>();
  const { run, pending, refusal } = useCommand(trpc.people.givePassword, { onDone: setMade });
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        eyebrow={person.name}
        title="New first password"
        onCloseAutoFocus={onCloseAutoFocus}
        onInteractOutside={(event) => {
          if (made) event.preventDefault();
        }}
      >
        {made ? (
          <FirstPassword
            name={person.name}
            email={person.email}
            password={made.password}
            close={() => onOpenChange(false)}
          />
        ) : (
          <>
            <SheetBody className="grid content-start gap-4">
              <p className="max-w-[68ch]">
                For somebody who lost theirs. The password they have now stops working when you make a new
                one.
              </p>
              {refusal && <DecisionRail size="sheet" outcome="denied" title={refusal.sentence} />}
            </SheetBody>
            <SheetFooter>
              <Button
                size="lg"
                variant="primary"
                pending={pending}
                onClick={() => void run({ personId: person.id })}
              >
                Make a new first password
              </Button>
            </SheetFooter>
          </>
        )}
      </SheetContent>
    </Sheet>
  );
}
