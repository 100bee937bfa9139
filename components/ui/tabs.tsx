'use client';

import { type ComponentProps, createContext, type KeyboardEvent, useContext, useId, useState } from 'react';
import { cn } from '#components/ui/class-names.ts';

interface TabsState {
  readonly id: string;
  readonly value: string;
  readonly choose: (value: string) => void;
}

const TabsContext = createContext<TabsState>({ id: '', value: '', choose: () => {} });

interface TabsProps extends Omit<ComponentProps<'div'>, 'defaultValue'> {
  readonly defaultValue: string;
  readonly value?: string;
  readonly onValueChange?: (value: string) => void;
}

export function Tabs({ defaultValue, value, onValueChange, ...props }: TabsProps) {
  const [own, setOwn] = useState(defaultValue);
  const choose = (next: string) => {
    setOwn(next);
    onValueChange?.(next);
  };
  return (
    <TabsContext value={{ id: useId(), value: value ?? own, choose }}>
      <div data-slot="tabs" {...props} />
    </TabsContext>
  );
}

interface TabsListProps extends ComponentProps<'div'> {
  readonly 'aria-label': string;
}

export function TabsList({ className, ...props }: TabsListProps) {
  return (
    <div
      role="tablist"
      data-slot="tabs-list"
      onKeyDown={walkTabs}
      className={cn('flex gap-5 overflow-x-auto border-b border-rule', className)}
      {...props}
    />
  );
}

interface TabsPartProps {
  readonly value: string;
}

export function TabsTrigger({ className, value, ...props }: ComponentProps<'button'> & TabsPartProps) {
  const tabs = useContext(TabsContext);
  const chosen = tabs.value === value;
  return (
    <button
      type="button"
      role="tab"
      id={`${tabs.id}-${value}-tab`}
      aria-selected={chosen}
      aria-controls={`${tabs.id}-${value}`}
      tabIndex={chosen ? 0 : -1}
      data-slot="tabs-trigger"
      onClick={() => tabs.choose(value)}
      className={cn(
        '-mb-px h-10 min-w-6 shrink-0 border-b-2 border-transparent font-semibold whitespace-nowrap text-muted transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-ink aria-selected:text-ink max-sm:h-11',
        className,
      )}
      {...props}
    />
  );
}

export function TabsContent({ className, value, ...props }: ComponentProps<'div'> & TabsPartProps) {
  const tabs = useContext(TabsContext);
  return (
    <div
      role="tabpanel"
      id={`${tabs.id}-${value}`}
      aria-labelledby={`${tabs.id}-${value}-tab`}
      hidden={tabs.value !== value}
      data-slot="tabs-content"
      className={cn('pt-5', className)}
      {...props}
    />
  );
}

function walkTabs(event: KeyboardEvent<HTMLDivElement>) {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = document.activeElement instanceof HTMLElement ? tabs.indexOf(document.activeElement) : -1;
  const next = {
    ArrowRight: tabs[(at + 1) % tabs.length],
    ArrowLeft: tabs.at(at - 1),
    Home: tabs[0],
    End: tabs.at(-1),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
}
