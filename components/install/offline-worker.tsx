'use client';

import { useEffect } from 'react';

/** Takes on the worker that shows a page of ours when the network is away. With hot reload files change under their names, so there it is sent away. */
export function OfflineWorker() {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const { serviceWorker } = navigator;
    const done =
      process.env.NODE_ENV === 'production'
        ? serviceWorker.register('/sw.js', { updateViaCache: 'none' })
        : serviceWorker
            .getRegistrations()
            .then((all) => Promise.all(all.map((registration) => registration.unregister())));
    // Without it everything works but the page for no network.
    done.catch(() => {});
  }, []);
  return null;
}
