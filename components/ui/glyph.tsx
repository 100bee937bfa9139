import { cn } from '#components/ui/class-names.ts';

const shapes = {
  dotted: (
    <circle
      cx="6"
      cy="6"
      r="4.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeDasharray="2.2 1.4"
    />
  ),
  open: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.3" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2Z" fill="currentColor" />
    </>
  ),
  full: <circle cx="6" cy="6" r="5.2" fill="currentColor" />,
  crossed: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M2.9 9.1 9.1 2.9" stroke="currentColor" strokeWidth="1.3" />
    </>
  ),
  quarter: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M6 6V1.4A4.6 4.6 0 0 1 10.6 6Z" fill="currentColor" />
    </>
  ),
  check: <path d="m1.8 6.4 2.9 2.9 5.6-6.4" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  arrow: <path d="M1 6h9M6.8 2.8 10 6 6.8 9.2" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  cross: <path d="m2.4 2.4 7.2 7.2m0-7.2-7.2 7.2" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  line: <path d="M1.5 3h9m-9 3h6m-6 3h3" fill="none" stroke="currentColor" strokeWidth="1.4" />,
} as const;

export type GlyphName = keyof typeof shapes;

export function Glyph({ name, className }: { readonly name: GlyphName; readonly className?: string }) {
  return (
    <svg
      aria-hidden="true"
      data-slot="glyph"
      viewBox="0 0 12 12"
      className={cn('inline-block size-[0.85em] shrink-0', className)}
    >
      {shapes[name]}
    </svg>
  );
}
