'use client';

import { Dialog as Primitive } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { CloseButton, focusPanel, keepOpenForMessages, Overlay } from '#components/ui/overlay.tsx';

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

interface DialogContentProps extends Omit<ComponentProps<typeof Primitive.Content>, 'title'> {
  readonly title: ReactNode;
  readonly hideTitle?: boolean;
  readonly description?: ReactNode;
}

export function DialogContent({
  title,
  hideTitle,
  description,
  className,
  children,
  ...props
}: DialogContentProps) {
  return (
    <Primitive.Portal>
      <Overlay />
      <Primitive.Content
        data-slot="dialog-content"
        onOpenAutoFocus={focusPanel}
        onInteractOutside={keepOpenForMessages}
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          'fixed inset-x-0 top-[12vh] z-50 mx-auto flex max-h-[76vh] w-[min(32rem,calc(100vw-2rem))] scroll-pb-24 animate-rise flex-col overflow-y-auto rounded-sheet bg-raised shadow-float outline-none max-sm:top-[6dvh] max-sm:max-h-[86dvh] data-[state=closed]:animate-sink',
          className,
        )}
        {...props}
      >
        <div className={cn('flex items-start gap-4 px-6 pt-5', hideTitle && 'sr-only')}>
          <div className="min-w-0 flex-1">
            <Primitive.Title className="text-xl font-bold tracking-tight">{title}</Primitive.Title>
            {description && (
              <Primitive.Description className="mt-1 text-muted">{description}</Primitive.Description>
            )}
          </div>
          {!hideTitle && <CloseButton className="-mt-1 -mr-2" />}
        </div>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function DialogBody({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="dialog-body" className={cn('px-6 py-5', className)} {...props} />;
}

/** Stays in sight however long the dialog is. */
export function DialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="dialog-footer"
      className={cn(
        'sticky bottom-0 z-10 -mt-2 flex flex-wrap justify-end gap-2.5 bg-raised px-6 pt-2 pb-5 shadow-[0_-0.625rem_0.625rem_-0.25rem_var(--raised)] max-sm:[&>*]:flex-1',
        className,
      )}
      {...props}
    />
  );
}
