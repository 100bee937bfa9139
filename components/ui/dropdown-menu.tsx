'use client';

import { DropdownMenu as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '#components/ui/class-names.ts';

export const DropdownMenu = Primitive.Root;
export const DropdownMenuTrigger = Primitive.Trigger;

const itemClasses =
  'flex h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 text-base outline-none select-none data-disabled:cursor-not-allowed data-disabled:text-muted data-highlighted:bg-sunk dark:data-highlighted:bg-rule max-sm:h-11 [&_svg]:size-4 [&_svg]:text-muted';

export function DropdownMenuContent({
  className,
  sideOffset = 6,
  ...props
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        data-slot="dropdown-menu-content"
        sideOffset={sideOffset}
        collisionPadding={12}
        className={cn(
          'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-rise overflow-y-auto rounded-sheet bg-raised p-1.5 shadow-float data-[state=closed]:animate-fade-out',
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}

interface ItemProps extends ComponentProps<typeof Primitive.Item> {
  readonly tone?: 'plain' | 'danger';
}

export function DropdownMenuItem({ className, tone = 'plain', ...props }: ItemProps) {
  return (
    <Primitive.Item
      data-slot="dropdown-menu-item"
      className={cn(itemClasses, tone === 'danger' && 'text-red', className)}
      {...props}
    />
  );
}
