/**
 * Why an app is told what it is told about one feature: the steps of `evaluate` in their order, each as a sentence,
 * and behind the grant that decided whoever gave it, whoever approved it and the rule that allowed it.
 */
import { dayInWords } from './dates.ts';
import { asSentence } from './decision.ts';
import { type EvaluatedFeature, type Evaluation, evaluate, type Serving } from './evaluation.ts';
import { type ExplainedGrant, explainGrant, grantStory } from './explaining-grants.ts';

export interface ExplainedFacts {
  readonly feature: Omit<EvaluatedFeature, 'serving'> & { readonly key: string; readonly name: string };
  readonly environment: { readonly key: string; readonly name: string };
  readonly serving: Serving;
  /** The kill switch, when it is pulled. */
  readonly killed: { readonly at: Date; readonly reason: string } | undefined;
  readonly account: { readonly key: string; readonly name: string };
  readonly contactKey: string | undefined;
  readonly exclusion: { readonly by: string; readonly at: Date; readonly reason: string } | undefined;
  /** Of this feature and this account, in any state, the latest end first. */
  readonly grants: readonly ExplainedGrant[];
}

/**
 * on, off: this decides. passes: looked at, and the next step is asked. ignored: a grant that does not count.
 * tells: what stands behind the grant that decided.
 */
export type StepOutcome = 'on' | 'off' | 'passes' | 'ignored' | 'tells';

export interface ExplainedStep {
  readonly outcome: StepOutcome;
  /** Complete, in plain English. Days in it are UTC. */
  readonly sentence: string;
  readonly at?: Date;
  readonly ref?: { readonly kind: 'grant' | 'request' | 'policy'; readonly id: string };
}

export interface Explanation {
  readonly evaluation: Evaluation<ExplainedGrant>;
  /** Exactly one of them decides. */
  readonly steps: readonly ExplainedStep[];
}

/** Pure; agrees with `evaluate` because it asks it. */
export function explainEvaluation(facts: ExplainedFacts, now: Date): Explanation {
  const evaluation = evaluate(
    { ...facts.feature, serving: facts.serving },
    facts.exclusion !== undefined,
    facts.grants,
    facts.contactKey,
    now,
  );
  return { evaluation, steps: [...stepsTo(evaluation, facts, now)] };
}

function* stepsTo(
  { cause, grant, on }: Evaluation<ExplainedGrant>,
  facts: ExplainedFacts,
  now: Date,
): Generator<ExplainedStep> {
  const { account, feature, exclusion } = facts;
  if (cause === 'killed') return yield switchedOff(facts, now);
  yield { outcome: 'passes', sentence: servingSentence(facts) };
  if (exclusion) {
    const who = `${exclusion.by} excluded ${account.name} on ${dayInWords(exclusion.at, now)}`;
    const sentence = asSentence(`${account.name} must not get ${feature.name}: ${who}: ${exclusion.reason}`);
    return yield { outcome: 'off', sentence, at: exclusion.at };
  }
  yield { outcome: 'passes', sentence: `Nothing excludes ${account.name} from ${feature.name}.` };
  if (cause === 'everyone')
    return yield { outcome: 'on', sentence: `Everyone has ${feature.name} there, ${account.name} too.` };
  for (const one of facts.grants) if (one !== grant) yield explainGrant(one, facts.contactKey, now);
  if (!grant) {
    const sentence =
      facts.grants.length === 0
        ? `${account.name} was never given ${feature.name}.`
        : `No unlock of ${feature.name} counts for ${account.name} now.`;
    return yield { outcome: 'off', sentence };
  }
  yield { ...explainGrant(grant, facts.contactKey, now), outcome: on ? 'on' : 'off' };
  yield* grantStory(grant, now);
}

function switchedOff({ feature, environment, killed }: ExplainedFacts, now: Date): ExplainedStep {
  if (!killed)
    return { outcome: 'off', sentence: `${feature.name} is not given to anybody in ${environment.name}.` };
  const since = `since ${dayInWords(killed.at, now)}`;
  return {
    outcome: 'off',
    sentence: asSentence(`${feature.name} is switched off in ${environment.name} ${since}: ${killed.reason}`),
    at: killed.at,
  };
}

function servingSentence({ feature, environment, serving }: ExplainedFacts): string {
  return serving === 'everyone'
    ? `${feature.name} is on for everyone in ${environment.name}.`
    : `${feature.name} is on in ${environment.name} for accounts it was unlocked for.`;
}
