import { Glyph } from '#components/ui/glyph.tsx';

export function KilledMark({ environments = [] }: { readonly environments?: readonly string[] }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-sm font-semibold text-red">
      <Glyph name="cross" className="size-2.5" />
      {environments.length > 0 ? `Switched off in ${environments.join(' and ')}` : 'Switched off'}
    </span>
  );
}
