import type { KeyRowData } from '#components/keys/key-data.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

export function KeyState({ row }: { readonly row: KeyRowData }) {
  if (row.state === 'revoked')
    return (
      <span>
        <Glyph name="cross" className="mr-1.5 size-2.5 text-red" />
        Revoked
        {row.revokedAt && (
          <>
            {' '}
            <RelativeTime at={row.revokedAt} form="date" />
          </>
        )}
      </span>
    );
  if (row.state === 'expired')
    return (
      <span>
        <Glyph name="quarter" className="mr-1.5 text-amber" />
        Expired
      </span>
    );
  if (!row.expiresAt) return <>Works</>;
  return (
    <>
      Works<span className="text-muted"> until </span>
      <RelativeTime at={row.expiresAt} form="date" />
    </>
  );
}
