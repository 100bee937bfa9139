const dash = 0x2d;
const digits = Buffer.from('0123456789abcdef', 'latin1');
const valueOfCode = new Int8Array(128).fill(-1);
for (const [value, code] of digits.entries()) valueOfCode[code] = value;
const written = Buffer.alloc(36, dash);

/** Keeps a UUID in four words of `target` from `at`. Throws when the text is not one in lower case. */
export function writeUuid(text: string, target: Uint32Array, at: number): void {
  let [word, seen, wrong] = [0, 0, text.length === 36 ? 0 : -1];
  for (let place = 0; place < 36; place++) {
    const code = text.charCodeAt(place);
    if (place === 8 || place === 13 || place === 18 || place === 23) {
      if (code !== dash) wrong = -1;
      continue;
    }
    const value = code < 128 ? (valueOfCode[code] as number) : -1;
    wrong |= value;
    word = (word << 4) | value;
    if ((++seen & 7) === 0) target[at + (seen >>> 3) - 1] = word;
  }
  if (wrong < 0) throw new Error(`${text} is not a UUID.`);
}

export function readUuid(source: Uint32Array, at: number): string {
  let place = 0;
  for (let seen = 0; seen < 32; seen++) {
    if (seen === 8 || seen === 12 || seen === 16 || seen === 20) place++;
    const word = source[at + (seen >>> 3)] as number;
    written[place++] = digits[(word >>> (28 - ((seen & 7) << 2))) & 15] as number;
  }
  return written.toString('latin1');
}
