'use client';

import dynamic from 'next/dynamic';

/** The sheet, whose code comes after the page. */
export const LateGrantSheet = dynamic(
  () => import('#components/grants/grant-sheet.tsx').then((module) => module.GrantSheet),
  { ssr: false },
);
