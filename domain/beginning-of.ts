/** So much of a text as is shown of it. Half a character at its end, which no database keeps, is left out. */
export function beginningOf(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
