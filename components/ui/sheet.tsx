'use client';

import { Dialog as Primitive } from 'radix-ui';
import { type ComponentProps, type ReactNode, useRef } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { CloseButton, focusPanel, keepOpenForMessages, Overlay } from '#components/ui/overlay.tsx';
import { SheetGrabber } from '#components/ui/sheet-grabber.tsx';

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;

interface SheetContentProps extends Omit<ComponentProps<typeof Primitive.Content>, 'title'> {
  /** The small line above the title: "Globex · Enterprise · yours". */
  readonly eyebrow?: ReactNode;
  readonly title: ReactNode;
  readonly description?: ReactNode;
}

/** A panel on the right; on a phone it comes from below with a grabber. */
export function SheetContent({
  eyebrow,
  title,
  description,
  className,
  children,
  ...props
}: SheetContentProps) {
  const panel = useRef<HTMLDivElement>(null);
  return (
    <Primitive.Portal>
      <Overlay />
      <Primitive.Content
        ref={panel}
        data-slot="sheet-content"
        onOpenAutoFocus={focusPanel}
        onInteractOutside={keepOpenForMessages}
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          'fixed z-50 flex flex-col overflow-hidden bg-raised shadow-float outline-none',
          'sm:inset-y-3 sm:right-3 sm:w-[27rem] sm:animate-slide-in sm:rounded-sheet sm:data-[state=closed]:animate-slide-out',
          'max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[92dvh] max-sm:animate-sheet-up max-sm:rounded-t-sheet max-sm:data-[state=closed]:animate-sheet-down',
          className,
        )}
        {...props}
      >
        <SheetGrabber panel={panel} />
        <div className="flex items-start gap-4 px-5 pb-4 sm:px-6 sm:pt-5">
          <div className="min-w-0 flex-1">
            {eyebrow && <p className="truncate text-sm text-muted">{eyebrow}</p>}
            <Primitive.Title className="text-2xl font-bold tracking-tight text-balance">
              {title}
            </Primitive.Title>
            {description && (
              <Primitive.Description className="mt-1 text-muted">{description}</Primitive.Description>
            )}
          </div>
          <CloseButton className="-mr-2 max-sm:hidden" />
        </div>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function SheetBody({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="sheet-body"
      className={cn('flex-1 overflow-y-auto overscroll-contain px-5 pb-5 sm:flex-initial sm:px-6', className)}
      {...props}
    />
  );
}

/** The last row: one button fills it, two share it. */
export function SheetFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="sheet-footer"
      className={cn(
        'flex gap-2.5 border-t border-rule px-5 pt-4 pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:px-6 sm:pb-5 [&>*]:flex-1',
        className,
      )}
      {...props}
    />
  );
}

/** One line of a sheet: what it is on the left, the answer on the right. */
export function SheetRow({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <div
      data-slot="sheet-row"
      className="flex min-h-13 items-center justify-between gap-4 border-b border-rule py-2 text-base not-has-[+[data-slot=sheet-row]]:border-b-0"
    >
      <span className="shrink-0 text-muted">{label}</span>
      <span className="min-w-0 text-right font-semibold">{children}</span>
    </div>
  );
}
