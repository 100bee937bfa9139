'use client';

import { type ComponentProps, lazy, Suspense, useState } from 'react';
import type { MoreSheet as Loaded } from '#components/shell/more-sheet.tsx';

const load = () =>
  import('#components/shell/more-sheet.tsx').then(({ MoreSheet }) => ({ default: MoreSheet }));
const MoreSheet = lazy(load);

/** Its code is fetched when a finger comes down on it, and the sheet then stands open. */
export function LateMoreSheet(props: Omit<ComponentProps<typeof Loaded>, 'defaultOpen'>) {
  const [wanted, setWanted] = useState(false);
  const closed = (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded="false"
      aria-current={props.current ? 'page' : undefined}
      className={props.className}
      onPointerDown={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    >
      More
    </button>
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <MoreSheet {...props} defaultOpen />
    </Suspense>
  );
}
