import { DecisionRail } from '#components/access/decision-rail.tsx';
import { singleSignOnRefusals } from '#domain/directory/single-sign-on.ts';

interface SignInRefusedProps {
  /** As it stands in the address: anything. */
  readonly why: string | readonly string[] | undefined;
}

/** Why somebody who came back from the company's sign-in may not come in. */
export function SignInRefused({ why }: SignInRefusedProps) {
  const sentence = Object.entries(singleSignOnRefusals).find(([known]) => known === why)?.[1];
  if (!sentence) return null;
  return <DecisionRail size="sheet" outcome="denied" title={sentence} className="mb-6" />;
}
