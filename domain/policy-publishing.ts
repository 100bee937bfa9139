/** What publishing a policy decides: the new version, and every open request judged by it again. */
import { type AccessFacts, decideAccess, policyFacts } from './access.ts';
import type { AccountRef, AuditEvent, FeatureRef } from './audit/events.ts';
import { asSentence, type Decision, refuse } from './decision.ts';
import type { PublishPolicyInput } from './inputs/policy.ts';
import { type ApprovalStep, decidingRule, noRuleText, type Policy } from './policy.ts';
import { policyDiff, sameRules } from './policy-diff.ts';
import { stepsKey } from './policy-replay.ts';
import { isOpen, type RequestStatus, requestTransitions } from './requests.ts';

/** A request that still waits for an answer or a place, with the facts of whoever it was asked for. */
export interface OpenRequest {
  readonly id: string;
  readonly status: RequestStatus;
  readonly revision: number;
  readonly steps: readonly ApprovalStep[];
  readonly ruleText: string;
  readonly days: number;
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  readonly facts: AccessFacts;
}

export interface RejudgedRequest {
  readonly id: string;
  readonly status: RequestStatus;
  readonly revision: number;
  readonly steps: readonly ApprovalStep[];
  readonly ruleText: string;
  readonly policyVersion: number;
  /** It waits for a place from now on. */
  readonly joinsLine: boolean;
}

export interface PublishedPolicy extends Policy {
  readonly reason: string;
  readonly rejudged: readonly RejudgedRequest[];
}

export function publishPolicy(
  state: { readonly current: Policy; readonly open: readonly OpenRequest[] },
  input: PublishPolicyInput,
): Decision<PublishedPolicy> {
  const { current, open } = state;
  if (input.basedOn !== current.version)
    return refuse(
      'stale',
      `Policy ${current.version} was published while you wrote yours. Look at the difference, then publish again.`,
    );
  if (sameRules(current.rules, input.rules))
    return refuse(
      'conflict',
      `These are the rules of policy ${current.version}: there is nothing to publish.`,
    );
  const policy: Policy = { version: current.version + 1, rules: input.rules };
  const { added, removed, changed, moved } = policyDiff(current.rules, policy.rules);
  const judged = open.flatMap((request) => rejudge(request, policy) ?? []);
  return {
    ok: true,
    next: { ...policy, reason: input.reason, rejudged: judged.map(({ next }) => next) },
    events: [
      {
        type: 'policy.published',
        version: policy.version,
        rules: policy.rules.length,
        added,
        removed,
        changed,
        moved,
        reason: input.reason,
      },
      ...judged.map(({ event }) => event),
    ],
  };
}

/**
 * One open request by a new policy. Only the rules judge it: a kill switch, an exclusion or a full round are no answer to
 * it; a request that needs nobody's yes any more stands in line, where the first of those who asked takes a free place.
 * @returns undefined when the answer is the one that stands already.
 */
export function rejudge(
  request: OpenRequest,
  policy: Policy,
): { readonly next: RejudgedRequest; readonly event: AuditEvent } | undefined {
  const { round } = request.facts;
  if (!round || !isOpen(request.status)) return undefined;
  const ahead = requestTransitions[request.status];
  const facts: AccessFacts = { ...request.facts, policy };
  const found = decidingRule(round.rules, policy.rules, policyFacts(facts, round, request.days));
  const outcome = found?.rule.outcome ?? { kind: 'deny' as const, reason: noRuleText };
  const steps = outcome.kind === 'needsApproval' ? outcome.steps : [];
  if (outcome.kind !== 'deny' && stepsKey(steps) === stepsKey(request.steps)) return undefined;
  const denied = outcome.kind === 'deny';
  const joinsLine = outcome.kind === 'allow' && 'waitlist' in ahead;
  const waits =
    outcome.kind === 'allow' &&
    (request.status === 'waitlisted' || (joinsLine && decideAccess(facts, request.days).kind === 'waitlist'));
  const status = denied ? ahead.reject : joinsLine ? ahead.waitlist : request.status;
  const ruleText = found?.rule.text ?? noRuleText;
  const { id, feature, account } = request;
  return {
    next: {
      id,
      status,
      revision: denied ? request.revision : request.revision + 1,
      steps: denied ? request.steps : steps,
      ruleText,
      policyVersion: policy.version,
      joinsLine,
    },
    event: {
      type: 'request.rejudged',
      feature,
      account,
      requestId: id,
      policyVersion: policy.version,
      outcome: waits ? 'waitlist' : outcome.kind,
      from: request.ruleText,
      to: ruleText,
      reason: outcome.kind === 'deny' ? asSentence(outcome.reason) : undefined,
    },
  };
}
