'use client';

import { usePathname } from 'next/navigation';
import { useRef } from 'react';

const accountPath = /^(\/accounts\/[^/]+)(?:\/unlock\/([^/]+))?\/?$/;

/** The feature whose sheet is open stands in the address: the way back closes it, and the address can be sent to a colleague. */
export function useOpenFeature() {
  const [, base, key] = accountPath.exec(usePathname()) ?? [];
  const pushed = useRef(false);

  function show(featureKey: string) {
    if (!base) return;
    pushed.current = true;
    window.history.pushState(null, '', `${base}/unlock/${encodeURIComponent(featureKey)}`);
  }

  function hide() {
    if (!base) return;
    if (pushed.current) window.history.back();
    else window.history.replaceState(null, '', base);
    pushed.current = false;
  }

  return { openKey: key === undefined ? undefined : decodeURIComponent(key), show, hide };
}
