'use client';

import dynamic from 'next/dynamic';
import type { AccountDemand } from '#components/demand/demand-data.ts';
import { Button } from '#components/ui/button.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

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
  const opened = useOpening();
  return (
    <>
      <Button ref={opened.opener} onClick={opened.show}>
        They say…
      </Button>
      {opened.times > 0 && (
        <FeedbackSheet key={opened.times} account={account} features={features} {...opened.hold} />
      )}
    </>
  );
}
