const longest = 500;

/** The words as they will stand on the record, or what is wrong with them; the server looks closer. */
export function writtenReason(words: string): { readonly reason: string } | { readonly problem: string } {
  const reason = words.trim();
  if (reason === '') return { problem: 'The reason is missing.' };
  if (reason.length > longest) return { problem: `The reason has ${longest} characters at most.` };
  return { reason };
}
