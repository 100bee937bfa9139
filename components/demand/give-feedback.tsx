'use client';

import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import type { AccountDemand } from '#components/demand/demand-data.ts';
import { Button } from '#components/ui/button.tsx';

const FeedbackSheet = dynamic(
  () => import('#components/demand/feedback-sheet.tsx').then((module) => module.FeedbackSheet),
  { ssr: false },
);

interface GiveFeedbackProps {
  readonly account: { readonly id: string; readonly name: string };
  readonly features: AccountDemand['had'];
}

/** The button that opens the sheet, afresh each time. */
export function GiveFeedback({ account, features }: GiveFeedbackProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState({ open: false, times: 0 });
  return (
    <>
      <Button ref={opener} onClick={() => setOpened(({ times }) => ({ open: true, times: times + 1 }))}>
        They say…
      </Button>
      {opened.times > 0 && (
        <FeedbackSheet
          key={opened.times}
          account={account}
          features={features}
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
