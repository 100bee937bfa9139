import { accountKey } from '#domain/inputs/accounts.ts';
import { keyOfName } from '#domain/key-of-name.ts';

const longest = 100;

/** So many accounts whose names make the same key are told apart by a number. */
const mostAlike = 9;

/** The keys that a name may get, in the order in which they are tried: acme, acme-2, acme-3 … */
export function keysOfName(name: string): string[] {
  const key = keyOfName(name, longest);
  if (key === '') return [];
  const keys = Array.from({ length: mostAlike }, (_, place) => (place === 0 ? key : `${key}-${place + 1}`));
  return keys.filter((one) => accountKey.safeParse(one).success);
}
