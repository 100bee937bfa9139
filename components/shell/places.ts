export interface Place {
  readonly href: string;
  readonly label: string;
  /** Pressed after G. */
  readonly letter: string;
}

export const places = [
  { href: '/', label: 'Home', letter: 'h' },
  { href: '/accounts', label: 'Accounts', letter: 'a' },
  { href: '/features', label: 'Features', letter: 'f' },
  { href: '/approvals', label: 'Approvals', letter: 'p' },
  { href: '/timeline', label: 'Timeline', letter: 't' },
  { href: '/insights', label: 'Time to unlock', letter: 'i' },
  { href: '/policy', label: 'Policy', letter: 'o' },
  { href: '/notices', label: 'Notices', letter: 'n' },
  { href: '/keys', label: 'Keys', letter: 'k' },
  { href: '/settings', label: 'Settings', letter: 's' },
] as const satisfies readonly Place[];

export function isHere(place: Place, pathname: string): boolean {
  return place.href === '/'
    ? pathname === '/'
    : pathname === place.href || pathname.startsWith(`${place.href}/`);
}
