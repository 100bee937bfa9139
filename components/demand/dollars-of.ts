/** "90000", "$90,000", "90k" and "1.2m" as whole dollars; nothing typed is null, what is no amount a problem. */
export function dollarsOf(typed: string): { readonly dollars: number | null } | { readonly problem: string } {
  const text = typed.replaceAll(/[\s,$]/g, '').toLowerCase();
  if (text === '') return { dollars: null };
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)([km]?)$/.exec(text) ?? [];
  if (amount === '') return { problem: 'Write an amount in dollars, such as 90000 or 90k.' };
  return { dollars: Math.round(Number(amount) * { '': 1, k: 1000, m: 1_000_000 }[unit as '' | 'k' | 'm']) };
}
