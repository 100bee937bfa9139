'use client';

import dynamic from 'next/dynamic';

/** The sheet, whose code comes when it is wanted: few ever open it. */
export const LateBreakGlassSheet = dynamic(
  () => import('#components/grants/break-glass-sheet.tsx').then((module) => module.BreakGlassSheet),
  { ssr: false },
);
