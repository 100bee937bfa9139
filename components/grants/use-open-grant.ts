'use client';

import { usePathname } from 'next/navigation';

const accountPath = /^(\/accounts\/[^/]+)(?:\/grants\/([^/]+)|\/unlock\/[^/]+)?\/?$/;
const openedHere = 'grantOpenedHere';

/** The grant whose sheet is open stands in the address: the way back closes it, and the address can be sent to a colleague. */
export function useOpenGrant() {
  const [, base, grantId] = accountPath.exec(usePathname()) ?? [];

  function show(id: string) {
    if (base) window.history.pushState({ [openedHere]: true }, '', `${base}/grants/${id}`);
  }

  function hide() {
    if (!base) return;
    if (window.history.state?.[openedHere]) window.history.back();
    else window.history.replaceState(null, '', base);
  }

  return { grantId, hrefOf: (id: string) => `${base ?? ''}/grants/${id}`, show, hide };
}
