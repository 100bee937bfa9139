/** How strong a password must be, in words, and how secrets that people copy are written. */

const shortestPassword = 12;
export const longestPassword = 256;
export const passwordRule =
  'At least 12 characters that nobody guesses: three or four words that do not belong together do well.';

const usual = ['password', 'passwort', 'latchkey', 'qwerty', 'letmein', 'welcome', 'iloveyou', 'changeme'];
const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];

/** @returns what is wrong with it as a sentence, nothing when it can be kept. */
export function passwordProblem(
  password: string,
  of: { readonly name: string; readonly email: string },
): string | undefined {
  if (password.length < shortestPassword) return 'The password has at least 12 characters.';
  if (password.length > longestPassword) return 'The password has 256 characters at most.';
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return 'The password repeats itself too much.';
  const own = [of.email.split('@')[0] ?? '', of.email, ...of.name.split(/\s+/)]
    .map((part) => part.toLowerCase())
    .filter((part) => part.length >= 4);
  if (own.some((part) => mostly(plain, part))) return 'The password must not be your name or e-mail address.';
  if (usual.some((word) => mostly(plain, word)) || runs.some((run) => isRun(plain, run)))
    return 'The password is one that many people would try. Choose other words.';
  return undefined;
}

/** Whether little is left of it without the word, however often it stands there. */
function mostly(plain: string, word: string): boolean {
  return plain.includes(word) && plain.replaceAll(word, '').length < 8;
}

function isRun(plain: string, run: string): boolean {
  const backwards = [...run].reverse().join('');
  return run.includes(plain) || backwards.includes(plain);
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
