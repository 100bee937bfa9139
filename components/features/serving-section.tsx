'use client';

import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { Facts } from '#components/facts.tsx';
import type { FeatureData, ServingRow } from '#components/features/feature-data.ts';
import { KilledMark } from '#components/features/killed-mark.tsx';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Serving } from '#domain/evaluation.ts';

const ServeDialog = dynamic(
  () => import('#components/features/serve-dialog.tsx').then((module) => module.ServeDialog),
  { ssr: false },
);
const ShowDialog = dynamic(
  () => import('#components/features/show-dialog.tsx').then((module) => module.ShowDialog),
  { ssr: false },
);

const servingNames: Record<Serving, string> = {
  nobody: 'Nobody',
  granted: 'Whoever it is unlocked for',
  everyone: 'Everyone',
};

type Act = { readonly kind: 'show' } | { readonly kind: 'serve'; readonly environment: ServingRow };
interface Opened {
  readonly act: Act;
  readonly open: boolean;
  /** Each opening is a fresh dialog. */
  readonly time: number;
}

/** Who gets it where, and whether browser apps are told of it; what the reader may change stands beside it. */
export function ServingSection({ data }: { readonly data: FeatureData }) {
  const { feature, environments, may } = data;
  const [opened, setOpened] = useState<Opened>();
  const opener = useRef<HTMLElement>(null);
  const movable = feature.stage !== 'ga' && feature.stage !== 'retired';

  function verb(act: Act, words: string, about: string) {
    return (
      <Button
        variant="link"
        size="sm"
        className="-mr-2"
        aria-label={`${words}: ${about}`}
        onClick={(event) => {
          opener.current = event.currentTarget;
          setOpened((before) => ({ act, open: true, time: (before?.time ?? 0) + 1 }));
        }}
      >
        {words}
      </Button>
    );
  }
  const hold = opened && {
    data,
    open: opened.open,
    onOpenChange: (open: boolean) => setOpened({ ...opened, open }),
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      (opener.current?.isConnected ? opener.current : document.getElementById('main'))?.focus();
    },
  };

  return (
    <Section title="Serving">
      <Facts
        flow="down"
        facts={[
          ...environments.map((one) => ({
            label: one.name,
            value:
              one.killedFrom === null ? (
                <span className="font-normal">
                  {servingNames[one.serving]}
                  {one.mayServe &&
                    movable &&
                    verb(
                      { kind: 'serve', environment: one },
                      one.serving === 'everyone' ? 'Limit' : 'Give everyone',
                      one.name,
                    )}
                </span>
              ) : (
                <KilledMark />
              ),
          })),
          {
            label: 'Browser apps',
            value: (
              <span className="font-normal">
                {feature.visibleToClients ? 'See it' : 'Do not see it'}
                {may.show &&
                  verb({ kind: 'show' }, feature.visibleToClients ? 'Hide' : 'Show', 'browser apps')}
              </span>
            ),
          },
        ]}
      />
      {opened?.act.kind === 'serve' && hold && (
        <ServeDialog key={opened.time} environment={opened.act.environment} {...hold} />
      )}
      {opened?.act.kind === 'show' && hold && <ShowDialog key={opened.time} {...hold} />}
    </Section>
  );
}
