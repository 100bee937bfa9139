/** Hands a text to the browser as a file to keep. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** "accounts.csv" → "accounts, refused.csv" */
export function refusedName(fileName: string): string {
  return `${fileName.replace(/\.[a-z]{2,4}$/i, '')}, refused.csv`;
}
