export interface Decoded {
  readonly text: string;
  /** Told where it was guessed. */
  readonly note: string | undefined;
}

const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Reads what spreadsheets save: UTF-8, UTF-16 with its mark, and for old files what Windows writes in the West. */
export function decodeFile(bytes: Uint8Array): Decoded {
  const marked = marks.find(([, mark]) => mark.every((byte, place) => bytes[place] === byte));
  if (marked) return { text: new TextDecoder(marked[0]).decode(bytes), note: undefined };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: undefined };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      note: 'The file is not UTF-8 and was read as Windows wrote it: look whether the names are right.',
    };
  }
}
