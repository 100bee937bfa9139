'use client';

import { useEffect } from 'react';

/** On the page for those who are not signed in: what the worker kept for whoever was is thrown away. */
export function ForgetFiles() {
  useEffect(() => {
    if ('serviceWorker' in navigator) navigator.serviceWorker.controller?.postMessage('forget');
  }, []);
  return null;
}
