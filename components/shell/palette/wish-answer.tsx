import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#components/trpc/client.ts';
import { type AccessDecision, decideAccess } from '#domain/access.ts';

const daysWithoutRound = 30;

const answers: Record<AccessDecision['kind'], { readonly words: string; readonly className: string }> = {
  allow: { words: '✓ Unlock now', className: 'text-teal' },
  needsApproval: { words: '→ Ask for approval', className: 'text-indigo' },
  waitlist: { words: '◔ Join the waitlist', className: 'text-amber' },
  deny: { words: '✕ Not possible now', className: 'text-red' },
};

interface WishAnswerProps {
  readonly featureId: string;
  readonly accountId: string;
}

/** What the unlock sheet is going to say, before it is opened. */
export function WishAnswer(pair: WishAnswerProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.grants.access.queryOptions(pair));
  if (!data?.mayUnlock) return null;
  if (data.facts.holdsLivingGrant) return <span className="text-sm text-muted">They have it</span>;
  const { kind } = decideAccess(data.facts, data.facts.round?.defaultDays ?? daysWithoutRound);
  const { words, className } = answers[kind];
  return <span className={`text-sm font-semibold whitespace-nowrap ${className}`}>{words}</span>;
}
