/** "14:03:12" on the reader's clock. */
export function clockText(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    at,
  );
}
