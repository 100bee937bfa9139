/** How long a password must be, in words, and how secrets that people copy are written. */

const shortestPassword = 12;
export const longestPassword = 256;
export const passwordRule =
  'At least 12 characters that nobody guesses: three or four words that do not belong together do well.';

/** @returns what is wrong with its length as a sentence; how strong it is, the server judges. */
export function passwordProblem(password: string): string | undefined {
  if ([...password].length < shortestPassword) return 'The password has at least 12 characters.';
  if (password.length > longestPassword) return 'The password has 256 characters at most.';
  return undefined;
}

/** Without letters that are taken for figures: 5 bits each. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz023456789';

/** "k7mq-3xwz-9pfa": a secret that people can read to each other, one sign for each byte. */
export function readableSecret(bytes: Iterable<number>): string {
  const signs = Array.from(bytes, (byte) => alphabet[byte % alphabet.length]);
  return signs.map((sign, place) => (place > 0 && place % 4 === 0 ? `-${sign}` : sign)).join('');
}

/** What was typed of such a secret, however it was written. */
export function typedSecret(typed: string): string {
  return typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
