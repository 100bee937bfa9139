import type { LiveConnection, Outside } from '#components/live/live-connection.ts';

export const browserOutside: Outside = {
  open: (address) => new EventSource(address),
  probe: () =>
    fetch('/api/live', { method: 'HEAD', cache: 'no-store' }).then(
      ({ status }) => status,
      () => 0,
    ),
  isOnline: () => navigator.onLine,
  isHidden: () => document.hidden,
  random: () => Math.random(),
};

/** Lets a connection know what becomes of the page; the first one is made when the page has nothing else to do. */
export function followBrowser(connection: LiveConnection): () => void {
  // Browsers open few connections to one server: a tab that nobody sees leaves its own to the one that is seen.
  const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('latchkey.live');
  const show = () => {
    others?.postMessage('shown');
    connection.wasShown();
  };
  const listeners: readonly [EventTarget, string, () => void][] = [
    [window, 'online', () => connection.cameOnline()],
    [window, 'offline', () => connection.wentOffline()],
    [window, 'pagehide', () => connection.wasHidden(true)],
    [window, 'pageshow', show],
    [document, 'visibilitychange', () => (document.hidden ? connection.wasHidden() : show())],
  ];
  for (const [target, name, listener] of listeners) target.addEventListener(name, listener);
  const made = () => document.hidden && connection.wasHidden(true);
  others?.addEventListener('message', made);
  const first = setTimeout(() => !document.hidden && show(), 300);
  return () => {
    clearTimeout(first);
    others?.close();
    for (const [target, name, listener] of listeners) target.removeEventListener(name, listener);
  };
}
