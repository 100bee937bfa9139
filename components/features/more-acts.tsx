'use client';

import { MoreHorizontal } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { FeatureAct } from '#components/features/feature-acts.ts';
import { Button } from '#components/ui/button.tsx';

const MoreMenu = lazy(() =>
  import('#components/features/more-menu.tsx').then((module) => ({ default: module.MoreMenu })),
);

interface MoreActsProps {
  readonly acts: readonly FeatureAct[];
  readonly onChoose: (act: FeatureAct, from: HTMLElement | null) => void;
}

export function MoreActs({ acts, onChoose }: MoreActsProps) {
  const [wanted, setWanted] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const closed = (
    <Button
      ref={trigger}
      size="icon"
      aria-label="More"
      aria-haspopup="menu"
      className="max-sm:flex-none!"
      onClick={() => setWanted(true)}
    >
      <MoreHorizontal aria-hidden="true" />
    </Button>
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <MoreMenu acts={acts} trigger={trigger} onChoose={(act) => onChoose(act, trigger.current)} />
    </Suspense>
  );
}
