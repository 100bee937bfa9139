import type { UserActor } from './audit/events.ts';
import type { Role } from './permissions.ts';

/** Whoever acts, with the roles read from the database in this very command. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly teamId: string | null;
}

/** What a decision may know of its moment: who, when, and where fresh ids come from. */
export interface Act {
  readonly by: Person;
  readonly now: Date;
  readonly newId: () => string;
}

export function actorOf(by: Person): UserActor {
  return { kind: 'user', id: by.id, name: by.name };
}
