'use client';

import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { actKey, actName, actsOf, type FeatureAct } from '#components/features/feature-acts.ts';
import type { FeatureData } from '#components/features/feature-data.ts';
import { KeyHint } from '#components/features/key-hint.tsx';
import { MoreActs } from '#components/features/more-acts.tsx';
import { useAskedInAddress } from '#components/shell/use-asked-in-address.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';

const ActDialog = dynamic(
  () => import('#components/features/act-dialog.tsx').then((module) => module.ActDialog),
  { ssr: false },
);

interface Opened {
  readonly act: FeatureAct;
  readonly open: boolean;
  /** Each opening is a fresh dialog: nothing typed into the last one stands in it. */
  readonly time: number;
}

export function FeatureActions({ data }: { readonly data: FeatureData }) {
  const [opened, setOpened] = useState<Opened>();
  const opener = useRef<HTMLElement>(null);
  const { next, brakes, rest } = actsOf(data);
  useAskedInAddress('act', (kind) => {
    const act = [next, ...brakes, ...rest].find((one) => one?.kind === kind);
    if (act) open(act, null);
  });
  if (!next && brakes.length === 0 && rest.length === 0 && !opened?.open) return null;

  function open(act: FeatureAct, from: HTMLElement | null) {
    opener.current = from;
    setOpened((before) => ({ act, open: true, time: (before?.time ?? 0) + 1 }));
  }

  return (
    <div className="flex flex-wrap gap-2 max-sm:w-[calc(100vw-2.5rem)] max-sm:[&>button]:flex-1">
      {brakes.map((act) => (
        <Button
          key={actKey(act)}
          variant={act.kind === 'kill' ? 'danger' : 'outline'}
          onClick={(event) => open(act, event.currentTarget)}
        >
          {actName(act)}
        </Button>
      ))}
      {next && (
        <Button
          variant="primary"
          aria-keyshortcuts="s"
          className={cn('max-sm:order-first', brakes.length > 0 && 'max-sm:basis-full!')}
          onClick={(event) => open(next, event.currentTarget)}
        >
          {actName(next)}
          <KeyHint letter="s" />
        </Button>
      )}
      {rest.length > 0 && <MoreActs acts={rest} onChoose={open} />}
      {opened && (
        <ActDialog
          key={opened.time}
          act={opened.act}
          data={data}
          open={opened.open}
          onOpenChange={(stays) => setOpened({ ...opened, open: stays })}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const back = opener.current?.isConnected ? opener.current : document.getElementById('main');
            back?.focus();
          }}
        />
      )}
    </div>
  );
}
