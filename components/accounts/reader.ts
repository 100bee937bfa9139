import type { Role } from '#domain/permissions.ts';

/** Whoever reads the page: their own deeds are told as "You". */
export interface Reader {
  readonly id: string;
  readonly roles: readonly Role[];
}
