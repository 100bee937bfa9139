import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps, MouseEvent } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import { Slot } from '#components/ui/slot.tsx';

const buttonVariants = cva(
  'relative inline-flex shrink-0 items-center justify-center gap-2.5 rounded-control border border-transparent font-semibold whitespace-nowrap select-none transition-[background-color,border-color,color,opacity] disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-default [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-teal text-on-teal hover:bg-teal-strong [&_kbd]:border-on-teal/45 [&_kbd]:text-on-teal',
        outline:
          'border-edge bg-paper text-ink hover:border-ink hover:bg-sunk in-data-[slot$=content]:bg-transparent',
        ask: 'border-indigo bg-transparent text-indigo hover:bg-indigo-tint',
        danger: 'border-red bg-transparent text-red hover:bg-red-tint',
        ghost: 'text-muted hover:bg-sunk hover:text-ink',
        link: 'text-teal underline-offset-4 hover:underline',
      },
      size: {
        sm: 'h-8 px-2.5 text-sm max-sm:h-11 max-sm:px-3.5 max-sm:text-base',
        md: 'h-9 px-3.5 text-base max-sm:h-11',
        lg: 'h-11 px-5 text-base max-sm:h-13 max-sm:text-lg',
        icon: 'size-9 max-sm:size-11',
      },
    },
    compoundVariants: [{ variant: 'link', size: ['sm', 'md'], className: 'px-2' }],
    defaultVariants: { variant: 'outline', size: 'md' },
  },
);

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonVariants> & {
    asChild?: boolean;
    /** Busy: keeps its place, its width and the focus, and takes no further clicks. */
    pending?: boolean;
    /** The single key that presses this button; the shell listens for it. */
    kbd?: string;
  };

export function Button({ className, variant, size, asChild, pending, kbd, children, ...props }: ButtonProps) {
  const shared = {
    'data-slot': 'button',
    className: cn(buttonVariants({ variant, size }), pending && 'text-transparent', className),
    ...(kbd ? { 'aria-keyshortcuts': kbd } : {}),
  };
  if (asChild) {
    return (
      <Slot {...shared} {...props}>
        {children}
      </Slot>
    );
  }
  const busy = pending
    ? { 'aria-disabled': true, 'aria-busy': true, onClick: (event: MouseEvent) => event.preventDefault() }
    : {};
  return (
    <button type="button" {...shared} {...props} {...busy}>
      {children}
      {kbd && (
        <Kbd aria-hidden="true" className={cn('max-md:hidden', pending && 'invisible')}>
          {kbd.length === 1 ? kbd.toUpperCase() : kbd}
        </Kbd>
      )}
      {pending && <PendingDots quiet={variant !== 'primary'} />}
    </button>
  );
}

function PendingDots({ quiet }: { readonly quiet: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'absolute inset-0 flex items-center justify-center gap-1.5',
        quiet ? 'text-ink' : 'text-on-teal',
      )}
    >
      {['delay-0', '[animation-delay:450ms]', '[animation-delay:600ms]'].map((delay) => (
        <span key={delay} className={cn('size-1.5 animate-breathe rounded-full bg-current', delay)} />
      ))}
    </span>
  );
}
