'use client';

import { type ReactNode, useRef, useState } from 'react';
import type { Chosen } from '#components/demand/chooser.tsx';
import { LateInterestSheet } from '#components/demand/late-interest-sheet.tsx';
import { Button, type ButtonProps } from '#components/ui/button.tsx';

interface SomebodyAskedProps {
  readonly account?: Chosen;
  readonly feature?: Chosen;
  readonly variant?: ButtonProps['variant'];
  readonly children: ReactNode;
}

/** The button that opens the sheet, afresh each time. */
export function SomebodyAsked({ account, feature, variant, children }: SomebodyAskedProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState({ open: false, times: 0 });
  return (
    <>
      <Button
        ref={opener}
        variant={variant}
        onClick={() => setOpened(({ times }) => ({ open: true, times: times + 1 }))}
      >
        {children}
      </Button>
      {opened.times > 0 && (
        <LateInterestSheet
          key={opened.times}
          account={account}
          feature={feature}
          open={opened.open}
          onOpenChange={(open) => setOpened((was) => ({ ...was, open }))}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            (opener.current ?? document.getElementById('main'))?.focus();
          }}
        />
      )}
    </>
  );
}
