import { useRef, useState } from 'react';

/**
 * A dialog or sheet behind a button: it begins afresh each time (`times` is its key, 0 before the first), stays while it
 * moves out, and gives the focus back to its button, or to the page when that has gone.
 */
export function useOpening() {
  const opener = useRef<HTMLButtonElement>(null);
  const [{ open, times }, set] = useState({ open: false, times: 0 });
  const onOpenChange = (wanted: boolean) => set((was) => ({ ...was, open: wanted }));
  return {
    opener,
    times,
    show: () => set((was) => ({ open: true, times: was.times + 1 })),
    close: () => onOpenChange(false),
    hold: {
      open,
      onOpenChange,
      onCloseAutoFocus: (event: Event) => {
        event.preventDefault();
        const back = opener.current?.isConnected ? opener.current : document.getElementById('main');
        back?.focus();
      },
    },
  };
}
