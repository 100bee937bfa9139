/** What a policy would have said to those who asked already. */
import { type AccessDecision, type AccessFacts, decideAccess, policyFacts } from './access.ts';
import { decidingRule, firstMatch, noRuleText, type PolicyFacts, type Rule } from './policy.ts';

/** How somebody's ask was answered, with what the rules looked at. */
export interface Ask {
  readonly facts: PolicyFacts;
  readonly outcome: AccessDecision['kind'];
  /** A rule of the round decided: no rule of the company was asked. */
  readonly byRound: boolean;
  readonly policyVersion: number;
  readonly ruleText: string;
}

/** What is kept of an ask; undefined when it never came to the rules (the feature is killed, the account excluded …). */
export function askOf(facts: AccessFacts, days: number): Ask | undefined {
  const decision = decideAccess(facts, days);
  if (!facts.round || (decision.kind === 'deny' && decision.cause !== 'policy')) return undefined;
  const asked = policyFacts(facts, facts.round, days);
  return {
    facts: asked,
    outcome: decision.kind,
    byRound: decidingRule(facts.round.rules, [], asked) !== undefined,
    policyVersion: decision.ground.policyVersion,
    ruleText: decision.ground.ruleText,
  };
}

interface Verdict {
  readonly outcome: Rule['outcome']['kind'];
  readonly ruleText: string;
  /** Counted from 1; undefined when no rule of the company decided. */
  readonly place: number | undefined;
}

export interface Replayed<One> {
  readonly ask: One;
  readonly from: Verdict;
  readonly to: Verdict;
}

export interface Replay<One> {
  readonly newlyAllowed: readonly Replayed<One>[];
  readonly newlyAsked: readonly Replayed<One>[];
  readonly newlyDenied: readonly Replayed<One>[];
  readonly unchanged: number;
}

/** Judges past asks by two lists of rules. What a rule of the round decided stays as it was. */
export function replay<One extends Pick<Ask, 'facts' | 'byRound'>>(
  asks: readonly One[],
  current: readonly Rule[],
  draft: readonly Rule[],
): Replay<One> {
  const judged = asks
    .filter((ask) => !ask.byRound)
    .map((ask) => ({ ask, from: verdict(current, ask.facts), to: verdict(draft, ask.facts) }));
  const turned = judged.filter(({ from, to }) => from.answer !== to.answer);
  const into = (outcome: Verdict['outcome']) =>
    turned
      .filter(({ to }) => to.outcome === outcome)
      .map(({ ask, from, to }) => ({ ask, from: told(from), to: told(to) }));
  return {
    newlyAllowed: into('allow'),
    newlyAsked: into('needsApproval'),
    newlyDenied: into('deny'),
    unchanged: asks.length - turned.length,
  };
}

/** With what makes two answers the same: whether it is possible, and whose yes it takes. */
function verdict(rules: readonly Rule[], facts: PolicyFacts): Verdict & { readonly answer: string } {
  const found = firstMatch(rules, facts);
  const outcome = found?.rule.outcome;
  return {
    outcome: outcome?.kind ?? 'deny',
    ruleText: found?.rule.text ?? noRuleText,
    place: found?.place,
    answer: outcome?.kind === 'needsApproval' ? stepsKey(outcome.steps) : (outcome?.kind ?? 'deny'),
  };
}

function told({ outcome, ruleText, place }: Verdict): Verdict {
  return { outcome, ruleText, place };
}

/** The same for steps of the same groups and quorums, in the same order. */
export function stepsKey(steps: readonly { readonly group: string; readonly quorum: number }[]): string {
  return steps.map(({ group, quorum }) => `${group} ${quorum}`).join(', ');
}
