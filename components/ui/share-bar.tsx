import { cn } from '#components/ui/class-names.ts';

interface ShareBarProps {
  /** From 0 to 1. */
  readonly share: number;
  /** Grows from the right edge. */
  readonly fromRight?: boolean;
  readonly className?: string;
}

/** A bar filled to its share in the text's colour. A drawing, because the page's content security policy allows no inline style. */
export function ShareBar({ share, fromRight = false, className }: ShareBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return (
    <svg aria-hidden="true" className={cn('block', className)}>
      <rect x={fromRight ? `${100 - percent}%` : 0} width={`${percent}%`} height="100%" fill="currentColor" />
    </svg>
  );
}
