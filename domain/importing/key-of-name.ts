import { accountKey } from '#domain/inputs/accounts.ts';

/** "Müller & Söhne GmbH" → "muller-sohne-gmbh"; empty where a name has no Latin letter and no digit. */
function keyOfName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+/g, '')
    .slice(0, 100)
    .replaceAll(/-+$/g, '');
}

/** So many accounts whose names make the same key are told apart by a number. */
const mostAlike = 9;

/** The keys that a name may get, in the order in which they are tried: acme, acme-2, acme-3 … */
export function keysOfName(name: string): string[] {
  const key = keyOfName(name);
  if (key === '') return [];
  const keys = Array.from({ length: mostAlike }, (_, place) => (place === 0 ? key : `${key}-${place + 1}`));
  return keys.filter((one) => accountKey.safeParse(one).success);
}
