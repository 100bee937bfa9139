'use client';

import dynamic from 'next/dynamic';
import { useParams } from 'next/navigation';
import { useId, useState } from 'react';

const LateWhyPanel = dynamic(
  () => import('#components/evaluation/why-panel.tsx').then((module) => module.WhyPanel),
  { ssr: false },
);

interface WhyButtonProps {
  readonly accountName: string;
  readonly feature: { readonly key: string; readonly name: string };
}

/** On the page of an account: opens the explanation of what its app is told about the feature. */
export function WhyButton({ accountName, feature }: WhyButtonProps) {
  const { key } = useParams<{ key: string }>();
  const id = useId();
  const [asked, setAsked] = useState<'never' | 'open' | 'closed'>('never');
  return (
    <>
      <button
        id={id}
        type="button"
        aria-haspopup="dialog"
        aria-label={`Why ${accountName} has ${feature.name} or not`}
        className="relative ml-2 text-sm text-muted underline decoration-edge underline-offset-3 hover:text-teal hover:decoration-teal max-sm:-my-2.5 max-sm:min-h-11 max-sm:px-2"
        onClick={() => setAsked('open')}
      >
        Why?
      </button>
      {asked !== 'never' && (
        <LateWhyPanel
          account={{ key: decodeURIComponent(key), name: accountName }}
          feature={feature}
          open={asked === 'open'}
          onClose={() => setAsked('closed')}
          from={id}
        />
      )}
    </>
  );
}
