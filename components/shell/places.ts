import { type Action, permits, type Role } from '#domain/permissions.ts';

export interface Place {
  readonly href: string;
  readonly label: string;
  /** Pressed after G. */
  readonly letter: string;
  /** Only for those who may do this; left out, everybody can use it. */
  readonly for?: Action;
}

const all = [
  { href: '/', label: 'Home', letter: 'h' },
  { href: '/accounts', label: 'Accounts', letter: 'a' },
  { href: '/features', label: 'Features', letter: 'f' },
  { href: '/pipeline', label: 'Pipeline', letter: 'b' },
  { href: '/approvals', label: 'Approvals', letter: 'p' },
  { href: '/timeline', label: 'Timeline', letter: 't' },
  { href: '/notices', label: 'Notices', letter: 'n' },
  { href: '/insights', label: 'Time to unlock', letter: 'i' },
  { href: '/policy', label: 'Policy', letter: 'o' },
  { href: '/keys', label: 'Keys', letter: 'k' },
  { href: '/people', label: 'Users and roles', letter: 'u', for: 'manage_users' },
  { href: '/settings', label: 'Settings', letter: 's' },
] as const satisfies readonly Place[];

export const places: readonly Place[] = all;
type PlaceHref = (typeof all)[number]['href'];

/** What each role opens every day. */
const daily: Record<Role, readonly PlaceHref[]> = {
  sales: ['/', '/accounts', '/features', '/approvals', '/timeline', '/notices'],
  sales_lead: ['/', '/accounts', '/features', '/approvals', '/timeline', '/notices'],
  engineer: ['/', '/features', '/pipeline', '/approvals', '/keys', '/notices'],
  pm: ['/', '/features', '/pipeline', '/approvals', '/accounts', '/notices'],
  admin: ['/', '/people', '/accounts', '/keys', '/timeline', '/notices'],
  viewer: ['/', '/timeline', '/accounts', '/features', '/insights', '/notices'],
};

/** The three that a phone has in reach, beside More. */
const inReach: Record<Role, readonly PlaceHref[]> = {
  sales: ['/', '/accounts', '/approvals'],
  sales_lead: ['/', '/accounts', '/approvals'],
  pm: ['/', '/features', '/approvals'],
  engineer: ['/', '/features', '/approvals'],
  admin: ['/', '/accounts', '/people'],
  viewer: ['/', '/accounts', '/timeline'],
};

/** Whose days decide, for people with several roles: first those who talk to customers. */
const byWeight: readonly Role[] = ['sales', 'sales_lead', 'pm', 'engineer', 'admin', 'viewer'];

function weightiest(roles: readonly Role[]): Role {
  return byWeight.find((role) => roles.includes(role)) ?? 'viewer';
}

export function isUsable(place: Place, roles: readonly Role[]): boolean {
  return place.for === undefined || permits(place.for, roles, {});
}

function split(roles: readonly Role[], first: readonly string[]) {
  const usable = places.filter((place) => isUsable(place, roles));
  const chosen = first.flatMap((href) => usable.filter((place) => place.href === href));
  return { first: chosen, rest: usable.filter((place) => !chosen.includes(place)) };
}

/** What somebody with these roles uses daily, and the rest. */
export function placesFor(roles: readonly Role[]) {
  return split(roles, daily[weightiest(roles)]);
}

/** The bar at the bottom of a phone, and what lies behind More. */
export function placesInReach(roles: readonly Role[]) {
  return split(roles, inReach[weightiest(roles)]);
}

export function isHere(place: Place, pathname: string): boolean {
  return place.href === '/'
    ? pathname === '/'
    : pathname === place.href || pathname.startsWith(`${place.href}/`);
}
