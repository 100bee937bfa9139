'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '#components/ui/class-names.ts';

export function Overlay({ className, ...props }: ComponentProps<typeof Primitive.Overlay>) {
  return (
    <Primitive.Overlay
      data-slot="overlay"
      className={cn(
        'fixed inset-0 z-40 animate-fade-in bg-veil data-[state=closed]:animate-fade-out',
        className,
      )}
      {...props}
    />
  );
}

export function CloseButton({ className }: { readonly className?: string }) {
  return (
    <Primitive.Close
      data-slot="close"
      aria-label="Close"
      className={cn(
        'grid size-9 place-items-center rounded-control text-muted transition-colors hover:bg-sunk hover:text-ink max-sm:size-11',
        className,
      )}
    >
      <X aria-hidden="true" className="size-[18px]" />
    </Primitive.Close>
  );
}

/** Focus goes to what is marked `data-autofocus`, else to the panel, so that its title is read first.
 *  On touch no long text is focused: the keyboard would cover what is to be read and chosen before it. */
export function focusPanel(event: Event): void {
  event.preventDefault();
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const marked = event.currentTarget.querySelector<HTMLElement>('[data-autofocus]');
  const coversAll = marked instanceof HTMLTextAreaElement && matchMedia('(pointer: coarse)').matches;
  (coversAll ? event.currentTarget : (marked ?? event.currentTarget)).focus();
}

/** A press on a message (its Undo, say) is not a press outside the dialog. */
export function keepOpenForMessages(event: {
  readonly target: EventTarget | null;
  preventDefault(): void;
}): void {
  if (event.target instanceof Element && event.target.closest('[data-slot=toaster]')) event.preventDefault();
}
