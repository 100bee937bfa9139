import type { Person } from '#domain/act.ts';
import type { GrantSource } from '#domain/grants.ts';
import { permits } from '#domain/permissions.ts';

interface Held {
  readonly source: GrantSource;
  readonly grantedBy: string;
  readonly sellerId: string;
}

/** A break-glass is looked at by a second person of those who could have broken it. */
export function mayReview(held: Held, by: Person): boolean {
  const own = held.grantedBy === by.id || held.sellerId === by.id;
  return held.source === 'break_glass' && !own && permits('break_glass', by.roles, {});
}
