'use client';

import dynamic from 'next/dynamic';

const fetchSheet = () => import('#components/access/unlock-sheet.tsx').then((module) => module.UnlockSheet);

/** The sheet, whose code comes after the page; `fetchUnlockSheet` brings it before it is wanted. */
export const LateUnlockSheet = dynamic(fetchSheet, { ssr: false });

export function fetchUnlockSheet(): void {
  void fetchSheet();
}
