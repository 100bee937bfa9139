'use client';

import type { ReactNode } from 'react';
import type { Chosen } from '#components/demand/chooser.tsx';
import { LateInterestSheet } from '#components/demand/late-interest-sheet.tsx';
import { Button, type ButtonProps } from '#components/ui/button.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

interface SomebodyAskedProps {
  readonly account?: Chosen;
  readonly feature?: Chosen;
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
  readonly children: ReactNode;
}

/** The button that opens the sheet, afresh each time. */
export function SomebodyAsked({ account, feature, variant, size, children }: SomebodyAskedProps) {
  const opened = useOpening();
  return (
    <>
      <Button ref={opened.opener} variant={variant} size={size} onClick={opened.show}>
        {children}
      </Button>
      {opened.times > 0 && (
        <LateInterestSheet key={opened.times} account={account} feature={feature} {...opened.hold} />
      )}
    </>
  );
}
