'use client';

import dynamic from 'next/dynamic';

/** For a dialog behind a button in a page: its code comes when it is first opened. */
export const LateConfirmDialog = dynamic(
  () => import('#components/features/confirm-dialog.tsx').then((module) => module.ConfirmDialog),
  { ssr: false },
);
