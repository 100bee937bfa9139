/** "1 account", "3 accounts", "1,200 accounts". */
export function countInWords(count: number, one: string): string {
  return `${count.toLocaleString('en-US')} ${one}${count === 1 ? '' : 's'}`;
}
