import type { GrantSource } from '#domain/grants.ts';

/** How somebody came by a grant, in a word or two to follow a name. */
export const sourceWords: Record<GrantSource, string> = {
  direct: 'direct',
  request: 'approved',
  offer: 'from the waitlist',
  break_glass: 'break-glass',
  import: 'imported',
};

export type Verdict = 'justified' | 'not_justified';

/** What a second person made of a break-glass. */
export function verdictWords(verdict: Verdict | null): string {
  if (verdict === null) return 'not looked at yet';
  return verdict === 'justified' ? 'looked at: right' : 'looked at: not right';
}
