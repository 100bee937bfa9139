import { Glyph } from '#components/ui/glyph.tsx';
import { type Cell, scopes } from '#domain/permissions.ts';

export function MayCell({ cell }: { readonly cell: Cell }) {
  if (cell === 'no')
    return (
      <span className="text-muted">
        <span aria-hidden="true">–</span>
        <span className="sr-only">no</span>
      </span>
    );
  if (cell !== 'yes') return <span className="text-muted">{scopes[cell]}</span>;
  return (
    <>
      <Glyph name="check" className="text-teal" />
      <span className="sr-only">yes</span>
    </>
  );
}
