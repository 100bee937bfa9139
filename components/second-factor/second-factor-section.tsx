'use client';

import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { SecondFactorActs } from '#components/second-factor/second-factor-acts.ts';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

const SetUpSheet = dynamic(
  () => import('#components/second-factor/set-up-sheet.tsx').then((module) => module.SetUpSheet),
  { ssr: false },
);
const ProveSheet = dynamic(
  () => import('#components/second-factor/prove-sheet.tsx').then((module) => module.ProveSheet),
  { ssr: false },
);

/** Few enough to make new ones. */
const fewCodes = 3;

/** What one proves oneself with besides the password. */
export function SecondFactorSection({ acts }: { readonly acts: SecondFactorActs }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.secondFactor.own.queryOptions());
  const queryClient = useQueryClient();
  const { opener, times, show, hold } = useOpening();
  const [wants, setWants] = useState<'set_up' | 'codes' | 'off'>('set_up');
  const open = (wanted: typeof wants) => {
    setWants(wanted);
    show();
  };
  const refresh = () => void queryClient.invalidateQueries(trpc.secondFactor.own.queryFilter());
  if (!data.hasPassword) return null;
  return (
    <Section title="Second factor">
      {data.since ? (
        <>
          <p className="mb-3 max-w-[68ch]">
            Each sign-in asks for a code of your authenticator app. Set up <RelativeTime at={data.since} />.{' '}
            <span className={data.codesLeft < fewCodes ? 'font-semibold text-amber' : 'text-muted'}>
              {data.codesLeft === 0
                ? 'No recovery code is left.'
                : `${data.codesLeft} recovery ${data.codesLeft === 1 ? 'code is' : 'codes are'} left.`}
            </span>
          </p>
          <div className="flex flex-wrap gap-2.5">
            <Button ref={opener} onClick={() => open('codes')}>
              New recovery codes
            </Button>
            <Button onClick={() => open('off')}>Switch off</Button>
          </div>
        </>
      ) : (
        <>
          <p className="mb-3 max-w-[68ch] text-muted">
            With a code from an app on your phone, a password that somebody got hold of lets nobody in.
          </p>
          <Button ref={opener} onClick={() => open('set_up')}>
            Set up a second factor
          </Button>
        </>
      )}
      {times > 0 && wants === 'set_up' && <SetUpSheet key={times} acts={acts} onSetUp={refresh} {...hold} />}
      {times > 0 && wants !== 'set_up' && (
        <ProveSheet key={times} acts={acts} wants={wants} onDone={refresh} {...hold} />
      )}
    </Section>
  );
}
