'use client';

import { useSyncExternalStore } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';

interface CopiedAddressProps {
  readonly label: string;
  /** Of this house as everybody reaches it; left out, as this browser does. */
  readonly publicUrl: string | null;
  readonly path: string;
}

const never = () => () => {};

/** An address of this house that is to be written down elsewhere. */
export function CopiedAddress({ label, publicUrl, path }: CopiedAddressProps) {
  const here = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
  const address = `${(publicUrl ?? here).replace(/\/$/, '')}${path}`;
  return (
    <div className="flex min-h-(--row) flex-wrap items-center justify-between gap-x-5 gap-y-1 border-b border-rule py-2">
      <div className="min-w-0">
        <p className="text-sm text-muted">{label}</p>
        <code className="font-mono text-sm break-all">{address}</code>
      </div>
      <CopyButton text={address} done="Address copied" aria-label={`Copy: ${label}`} />
    </div>
  );
}
