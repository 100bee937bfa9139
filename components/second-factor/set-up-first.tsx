'use client';

import { useState } from 'react';
import { RecoveryCodes } from '#components/second-factor/recovery-codes.tsx';
import type { SecondFactorActs } from '#components/second-factor/second-factor-acts.ts';
import { SetUpSteps } from '#components/second-factor/set-up-steps.tsx';
import { Button } from '#components/ui/button.tsx';

/** For whoever may do nothing else before it is done. */
export function SetUpFirst({ acts }: { readonly acts: SecondFactorActs }) {
  const [codes, setCodes] = useState<readonly string[]>();
  if (!codes) return <SetUpSteps acts={acts} onSetUp={setCodes} />;
  return (
    <div className="grid gap-5">
      <RecoveryCodes codes={codes} />
      <Button asChild size="lg">
        <a href="/">I have kept them</a>
      </Button>
    </div>
  );
}
