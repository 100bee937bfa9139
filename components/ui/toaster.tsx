'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { currentToasts, dismissToast, subscribeToToasts, type Toast } from '#components/ui/toast.ts';

const none: readonly Toast[] = [];

const marks = {
  done: { glyph: 'check', color: 'text-teal' },
  problem: { glyph: 'cross', color: 'text-red' },
  news: { glyph: 'open', color: 'text-muted' },
} as const;

/** The one status region of the app; dialogs leave it readable because it is live. On a phone it lies above the tabs or above the verb of a sheet: where the thumb is, and never over the way back; what concerns the answer in an open sheet does not cover it. */
export function Toaster({ children }: { readonly children?: ReactNode }) {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, () => none);
  return (
    <div
      data-slot="toaster"
      role="status"
      aria-live="polite"
      aria-atomic="false"
      className="pointer-events-none fixed bottom-5 left-[14.5rem] z-60 flex w-[min(28rem,calc(100vw-2.5rem))] flex-col gap-2 max-md:bottom-[calc(4.75rem+var(--thumb,0px)+env(safe-area-inset-bottom))] max-md:left-5 max-sm:in-[body:has([data-slot=sheet-content][data-state=open])]:bottom-[calc(5.75rem+env(safe-area-inset-bottom))] max-sm:in-[body:has([data-slot=sheet-content][data-state=open])]:has-data-[over=sheet]:top-[max(0.75rem,env(safe-area-inset-top))] max-sm:in-[body:has([data-slot=sheet-content][data-state=open])]:has-data-[over=sheet]:bottom-auto"
    >
      {toasts.map((shown) => (
        <ToastCard key={shown.id} toast={shown} />
      ))}
      {children}
    </div>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const [held, setHeld] = useState(false);
  const { id, staysMs, action, tone, text } = toast;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), staysMs);
    return () => clearTimeout(timer);
  }, [held, id, staysMs]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it or focusing in it only keeps it on the screen
    <div
      data-slot="toast"
      data-over={tone === 'news' ? 'sheet' : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex animate-rise items-center gap-3 rounded-sheet bg-raised py-2.5 pr-2.5 pl-4 shadow-float"
    >
      <Glyph name={marks[tone].glyph} className={cn('size-3', marks[tone].color)} />
      <p className="flex-1 py-1 text-base">{text}</p>
      {action && (
        <button
          type="button"
          className="h-9 rounded-control px-2.5 font-semibold text-teal hover:bg-teal-tint max-sm:h-11"
          onClick={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label="Dismiss"
        className="grid size-9 place-items-center rounded-control text-muted hover:bg-sunk hover:text-ink max-sm:size-11"
        onClick={() => dismissToast(id)}
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
