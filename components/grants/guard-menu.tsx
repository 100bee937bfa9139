'use client';

import { MoreHorizontal } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useRef, useState } from 'react';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import type { Chosen } from '#components/demand/chooser.tsx';
import { LateBreakGlassSheet } from '#components/grants/late-break-glass-sheet.tsx';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { type AccessFacts, decideAccess } from '#domain/access.ts';
import { stageNames } from '#domain/lifecycle.ts';

const LateExcludeSheet = dynamic(
  () => import('#components/grants/exclude-sheet.tsx').then((module) => module.ExcludeSheet),
  { ssr: false },
);

interface GuardMenuProps {
  readonly id?: string;
  readonly account: Chosen;
  readonly features: readonly JudgedFeature[];
  /** Whether the reader may do these at all. */
  readonly guards?: boolean;
  readonly defaultOpen?: boolean;
  /** Items that stand above them. */
  readonly children?: ReactNode;
}

/** What product managers and admins can do past the usual way, for one account. */
export function GuardMenu({
  id,
  account,
  features,
  guards = true,
  defaultOpen = false,
  children,
}: GuardMenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<{ act: 'break' | 'exclude'; open: boolean; times: number }>();
  const show = (act: 'break' | 'exclude') =>
    setOpened((was) => ({ act, open: true, times: (was?.times ?? 0) + 1 }));
  const hold = opened && {
    features: choicesOf(features, opened.act),
    account: { id: account.id, name: account.name },
    open: opened.open,
    onOpenChange: (open: boolean) => setOpened({ ...opened, open }),
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      trigger.current?.focus();
    },
  };
  return (
    <>
      <DropdownMenu modal={false} defaultOpen={defaultOpen}>
        <DropdownMenuTrigger asChild>
          <Button ref={trigger} id={id} size="icon" aria-label={`More for ${account.name}`}>
            <MoreHorizontal aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {children}
          {guards && (
            <>
              <DropdownMenuItem tone="danger" onSelect={() => show('break')}>
                Break the glass…
              </DropdownMenuItem>
              <DropdownMenuItem tone="danger" onSelect={() => show('exclude')}>
                Exclude from a feature…
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {hold && opened.act === 'break' && <LateBreakGlassSheet key={opened.times} {...hold} />}
      {hold && opened.act === 'exclude' && <LateExcludeSheet key={opened.times} {...hold} />}
    </>
  );
}

/** Break-glass is for what could be had with a yes; from anything that is not excluded yet they can be excluded. */
function choicesOf(features: readonly JudgedFeature[], act: 'break' | 'exclude') {
  return features
    .filter(({ facts }) => (act === 'break' ? couldBeHad(facts) : facts.excludedBecause === undefined))
    .map(({ feature: { id, name, stage } }) => ({ id, name, beside: stageNames[stage] }));
}

function couldBeHad(facts: AccessFacts): boolean {
  const { kind } = decideAccess(facts, 1);
  return kind === 'needsApproval' || kind === 'allow';
}
