import { createParser } from 'nuqs/server';

/** A key as it stands in the database and may be asked for: neither empty nor endless. */
export const parseAsStoredKey = createParser<string>({
  parse: (text) => (text.length > 0 && text.length <= 128 && !text.includes('\0') ? text : null),
  serialize: String,
});

/** The address of one key. */
export function keyPath(id: string): string {
  return `/keys?key=${encodeURIComponent(id)}`;
}
