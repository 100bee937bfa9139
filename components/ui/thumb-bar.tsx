'use client';

import { type ComponentProps, useEffect, useRef } from 'react';
import { cn } from '#components/ui/class-names.ts';

/** What is to be done on this page: in the page, and on a phone above the tabs, where the thumb is. */
export function ThumbBar({ className, ...props }: ComponentProps<'div'>) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    // The page ends above it, and messages lie on it: --thumb is its height while it is fixed.
    const measure = new ResizeObserver(() => {
      const fixed = bar.current && getComputedStyle(bar.current).position === 'fixed';
      style.setProperty('--thumb', fixed ? `${bar.current?.offsetHeight}px` : '0px');
    });
    if (bar.current) measure.observe(bar.current);
    return () => {
      measure.disconnect();
      style.removeProperty('--thumb');
    };
  }, []);
  return (
    <div
      ref={bar}
      data-slot="thumb-bar"
      className={cn(
        'max-md:fixed max-md:inset-x-0 max-md:bottom-[calc(4rem+env(safe-area-inset-bottom))] max-md:z-20 max-md:m-0 max-md:border-t max-md:border-rule max-md:bg-paper max-md:px-5 max-md:py-2.5',
        className,
      )}
      {...props}
    />
  );
}
