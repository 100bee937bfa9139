import type { KeyRowData } from '#components/keys/key-data.ts';
import { Glyph } from '#components/ui/glyph.tsx';

const shown = 2;

/** From which pages a client key works, and whether it takes a browser's word for its account. */
export function KeyUse({ row: { kind, origins, proofRequired } }: { readonly row: KeyRowData }) {
  if (kind === 'server') return <span className="text-muted">Servers</span>;
  const rest = origins.length - shown;
  return (
    <>
      <span className="block break-all">
        {origins.includes('*')
          ? 'Any page'
          : origins.length === 0
            ? 'No page'
            : origins.slice(0, shown).map(host).join(', ')}
        {rest > 0 && (
          <span className="text-muted" title={origins.slice(shown).join(', ')}>{` and ${rest} more`}</span>
        )}
      </span>
      {proofRequired ? (
        <span className="block whitespace-nowrap text-muted">Accounts proven</span>
      ) : (
        <span className="block whitespace-nowrap text-amber">
          <Glyph name="quarter" className="mr-1.5" />
          Accounts not proven
        </span>
      )}
    </>
  );
}

function host(origin: string): string {
  return origin.replace(/^https:\/\//, '');
}
