import type { Person } from '#domain/act.ts';
import { type House, house } from '#server/house.ts';

export interface Context {
  readonly user: Person | null;
  readonly house: House;
}

export function createContext({ user }: { user: Person | null }): Context {
  return { user, house: house() };
}
