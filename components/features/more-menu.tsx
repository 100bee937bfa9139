'use client';

import { MoreHorizontal } from 'lucide-react';
import type { RefObject } from 'react';
import { actKey, actName, type FeatureAct } from '#components/features/feature-acts.ts';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';

interface MoreMenuProps {
  readonly acts: readonly FeatureAct[];
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onChoose: (act: FeatureAct) => void;
}

/** The rarer acts; fetched when first opened, so it stands open at once. */
export function MoreMenu({ acts, trigger, onChoose }: MoreMenuProps) {
  return (
    <DropdownMenu modal={false} defaultOpen>
      <DropdownMenuTrigger asChild>
        <Button ref={trigger} size="icon" aria-label="More" className="max-sm:flex-none!">
          <MoreHorizontal aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {acts.map((act) => (
          <DropdownMenuItem
            key={actKey(act)}
            tone={act.kind === 'retire' ? 'danger' : 'plain'}
            onSelect={() => onChoose(act)}
          >
            {actName(act)}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
