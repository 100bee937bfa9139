'use client';

import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { reach, useWantedPath } from '#components/shell/way.ts';
import { whenIdle } from '#components/shell/when-idle.ts';

const fetchOutline = () =>
  import('#components/shell/screen-outline.tsx').then((module) => module.ScreenOutline);
const ScreenOutline = dynamic(fetchOutline, { ssr: false });

/**
 * The screen, or the outline of the next one when that takes its time. There is no `loading.tsx` and no Suspense around
 * what a screen is for: with one, the first answer of the server would paint grey bars and hold back what it has read.
 */
export function Screen({ children }: { readonly children: ReactNode }) {
  const here = usePathname();
  const wanted = useWantedPath();
  const next = wanted === here ? undefined : wanted;
  useEffect(() => reach(here), [here]);
  // A button that was pressed before now is pressed now (see before-paint.tsx), when the effects above, the router's too, have run.
  useEffect(() => {
    const timer = setTimeout(() => window.dispatchEvent(new Event('latchkey-ready')));
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => whenIdle(() => void fetchOutline()), []);
  return (
    <>
      {next !== undefined && <ScreenOutline path={next} />}
      <div className="contents" hidden={next !== undefined}>
        {children}
      </div>
    </>
  );
}
