/** `%` and `_` of what people type are letters, not patterns. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

export function startingWith(text: string): string {
  return containing(text).slice(1);
}
