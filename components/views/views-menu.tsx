'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, ChevronDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import type { DefaultView } from '#components/views/default-views.ts';
import { type ViewScreen, viewPartOf } from '#domain/view-queries.ts';

const SaveViewDialog = dynamic(
  () => import('#components/views/save-view-dialog.tsx').then((module) => module.SaveViewDialog),
  { ssr: false },
);
const ViewsDialog = dynamic(
  () => import('#components/views/views-dialog.tsx').then((module) => module.ViewsDialog),
  { ssr: false },
);

interface ViewsMenuProps {
  readonly screen: ViewScreen;
  /** The query part of the address, as the screen writes its filters. */
  readonly search: string;
  readonly defaults: readonly DefaultView[];
}

/** Filters under a name: those that come with the list, and the reader's own. */
export function ViewsMenu({ screen, search, defaults }: ViewsMenuProps) {
  const trpc = useTRPC();
  const views = useQuery(trpc.views.list.queryOptions());
  const own = (views.data ?? []).filter((view) => view.screen === screen);
  const [dialog, setDialog] = useState<{ readonly which: 'save' | 'all'; readonly open: boolean }>();
  const query = viewPartOf(screen, search);
  const current = [...own, ...defaults].find((view) => view.query === query);
  const hold = {
    open: dialog?.open ?? false,
    onOpenChange: (open: boolean) => setDialog((was) => was && { ...was, open }),
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button className="max-w-full gap-2 max-sm:flex-1 max-sm:px-3">
            <span className="truncate">{current ? current.name : 'Views'}</span>
            {current && <span className="sr-only">, a view</span>}
            <ChevronDown aria-hidden="true" className="text-muted" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="w-64 max-w-[calc(100vw-2rem)]">
          {[...defaults, ...own].map((view, place) => (
            <DropdownMenuItem
              key={view.query + view.name}
              asChild
              className={place === defaults.length ? 'mt-1.5 border-t border-rule' : undefined}
            >
              <Link
                href={`/${screen}?${view.query}`}
                aria-current={view === current ? 'true' : undefined}
                className="justify-between"
              >
                <span className="truncate">{view.name}</span>
                {view === current && <Check aria-hidden="true" />}
              </Link>
            </DropdownMenuItem>
          ))}
          <div className="my-1.5 border-t border-rule" />
          {!current && query !== '' && (
            <DropdownMenuItem onSelect={() => setDialog({ which: 'save', open: true })}>
              Save these filters…
            </DropdownMenuItem>
          )}
          {query !== '' && (
            <DropdownMenuItem asChild>
              <Link href={`/${screen}`}>Show everything</Link>
            </DropdownMenuItem>
          )}
          {own.length > 0 ? (
            <DropdownMenuItem onSelect={() => setDialog({ which: 'all', open: true })}>
              Rename, delete, copy a link…
            </DropdownMenuItem>
          ) : (
            query === '' && (
              <p className="px-2.5 py-1.5 text-sm text-muted">Choose filters, then save them here by name.</p>
            )
          )}
          {views.isError && (
            <p role="alert" className="px-2.5 py-1.5 text-sm text-muted">
              Your own views could not be read now.
            </p>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {dialog?.which === 'save' && <SaveViewDialog screen={screen} query={query} {...hold} />}
      {dialog?.which === 'all' && <ViewsDialog screen={screen} views={own} {...hold} />}
    </>
  );
}
