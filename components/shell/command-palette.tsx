'use client';

import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { type Asked, askedItems } from '#components/demand/asked-items.ts';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { places } from '#components/shell/places.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { Dialog, DialogContent } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Notes that somebody asked for something; left out for readers who may not. */
  readonly onAsked: ((asked: Asked) => void) | undefined;
}

export function CommandPalette({ open, onOpenChange, onAsked }: CommandPaletteProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Find anything"
        hideTitle
        className="w-[min(38rem,calc(100vw-2rem))] overflow-hidden"
      >
        <PaletteBody close={() => onOpenChange(false)} onAsked={onAsked} />
      </DialogContent>
    </Dialog>
  );
}

interface PaletteBodyProps {
  readonly close: () => void;
  readonly onAsked: CommandPaletteProps['onAsked'];
}

function PaletteBody({ close, onAsked }: PaletteBodyProps) {
  const router = useRouter();
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const search = useQuery(
    trpc.search.everything.queryOptions(
      { text },
      { enabled: text.length > 0, placeholderData: (before) => before },
    ),
  );
  const found = text ? search.data : undefined;
  const pages = places.filter((place) => place.label.toLowerCase().includes(text.toLowerCase()));
  const asked = askedItems(text, found);
  const nothing = text !== '' && !search.isFetching && !found?.accounts.length && !found?.features.length;

  function go(href: string) {
    close();
    router.push(href);
  }

  return (
    <Command shouldFilter={false} loop label="Find anything" className="flex min-h-0 flex-col">
      <div className="flex items-center gap-3 border-b border-rule pr-4">
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          data-autofocus
          placeholder="An account, a feature, a page"
          className="h-14 min-w-0 flex-1 bg-transparent pl-5 text-lg outline-none placeholder:text-muted"
        />
        <Kbd className="max-sm:hidden">Esc</Kbd>
      </div>
      <Command.List className="max-h-[26rem] overflow-y-auto overscroll-contain p-2">
        {found && found.accounts.length > 0 && (
          <Group heading="Accounts">
            {found.accounts.map((account) => (
              <Item
                key={account.key}
                value={`account ${account.key}`}
                onSelect={() => go(`/accounts/${account.key}`)}
              >
                <span className="truncate font-semibold">{account.name}</span>
                <span className="text-sm text-muted">{account.ownerName}</span>
              </Item>
            ))}
          </Group>
        )}
        {found && found.features.length > 0 && (
          <Group heading="Features">
            {found.features.map((feature) => (
              <Item
                key={feature.key}
                value={`feature ${feature.key}`}
                onSelect={() => go(`/features/${feature.key}`)}
              >
                <span className="truncate font-semibold">{feature.name}</span>
                <StageBadge stage={feature.stage} />
              </Item>
            ))}
          </Group>
        )}
        {onAsked && asked.length > 0 && (
          <Group heading="Note">
            {asked.map((one) => (
              <Item
                key={one.key}
                value={`asked ${one.key}`}
                onSelect={() => {
                  close();
                  onAsked(one.asked);
                }}
              >
                <span className="truncate">{one.words}</span>
              </Item>
            ))}
          </Group>
        )}
        {pages.length > 0 && (
          <Group heading="Pages">
            {pages.map((place) => (
              <Item key={place.href} value={`page ${place.href}`} onSelect={() => go(place.href)}>
                {place.label}
                <span className="flex gap-1 max-sm:hidden">
                  <Kbd>G</Kbd>
                  <Kbd>{place.letter.toUpperCase()}</Kbd>
                </span>
              </Item>
            ))}
          </Group>
        )}
        {nothing && pages.length === 0 && (
          <p role="status" className="px-3 py-6 text-center text-muted">
            {search.isError ? 'The search did not answer. Try again.' : `Nothing is called “${text}”.`}
          </p>
        )}
      </Command.List>
    </Command>
  );
}

function Group({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="pb-1 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  );
}

interface ItemProps {
  readonly value: string;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

function Item({ value, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-10 cursor-pointer items-center justify-between gap-4 rounded-control px-3 max-sm:h-12 data-[selected=true]:bg-teal-tint"
    >
      {children}
    </Command.Item>
  );
}
