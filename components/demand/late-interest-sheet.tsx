'use client';

import dynamic from 'next/dynamic';

/** The code of the sheet is fetched when it is first opened. */
export const LateInterestSheet = dynamic(
  () => import('#components/demand/interest-sheet.tsx').then((module) => module.InterestSheet),
  { ssr: false },
);
