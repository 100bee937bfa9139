/** What the explanation of an answer says of grants: whether each counts and why, and the story of the one that decided. */
import { conditionInWords } from './conditions-in-words.ts';
import { dayInWords, daysInWords } from './dates.ts';
import { asSentence } from './decision.ts';
import { covers, type EvaluatedGrant } from './evaluation.ts';
import type { ExplainedStep } from './explaining.ts';
import { type GrantSource, grantState } from './grants.ts';
import { type RoundKind, roundName } from './lifecycle.ts';
import type { Rule } from './policy.ts';

interface ExplainedApproval {
  readonly by: string;
  readonly at: Date;
  /** Counted from 0. */
  readonly step: number;
  readonly decision: 'approve' | 'reject';
  readonly reason: string | null;
}

interface ExplainedRequest {
  readonly id: string;
  readonly by: string;
  readonly onBehalfOf: string | undefined;
  readonly at: Date;
  readonly days: number;
  readonly reason: string;
  readonly approvals: readonly ExplainedApproval[];
}

export interface ExplainedGrant extends EvaluatedGrant {
  readonly id: string;
  readonly source: GrantSource;
  readonly by: string;
  readonly createdAt: Date;
  readonly reason: string;
  readonly endReason: string | null;
  readonly round: { readonly kind: RoundKind; readonly number: number } | undefined;
  /** The rule as it was recorded, policy and place before it, and the rules of its version as far as they are known. */
  readonly policy: {
    readonly version: number | null;
    readonly ruleText: string;
    readonly rules: readonly Rule[];
  };
  readonly request: ExplainedRequest | undefined;
}

/** Why a grant counts at that moment for that contact, or does not. */
export function explainGrant(
  grant: ExplainedGrant,
  contactKey: string | undefined,
  now: Date,
): ExplainedStep {
  const day = (at: Date) => dayInWords(at, now);
  const from = `The unlock of ${day(grant.createdAt)}${grant.round ? ` in ${roundName(grant.round)}` : ''}`;
  const ref = { kind: 'grant', id: grant.id } as const;
  const ignored = (sentence: string, at: Date): ExplainedStep => ({ outcome: 'ignored', sentence, at, ref });
  const { startsAt, expiresAt, endedAt } = grant;
  const because = grant.endReason ? `: ${grant.endReason}` : '';
  switch (grantState(grant, now)) {
    case 'scheduled':
      return ignored(`${from} starts on ${day(startsAt)}: it does not count yet.`, startsAt);
    case 'expired':
      return ignored(`${from} ended by itself on ${day(expiresAt)}.`, expiresAt);
    case 'revoked':
      return ignored(
        asSentence(`${from} was ended on ${day(endedAt ?? expiresAt)}${because}`),
        endedAt ?? expiresAt,
      );
    case 'converted':
      return ignored(
        `${from} ended on ${day(endedAt ?? expiresAt)}, when everyone got it.`,
        endedAt ?? expiresAt,
      );
    case 'active':
      break;
  }
  const whom = grant.contactKeys.join(', ');
  if (!covers(grant, contactKey)) {
    const asked = contactKey === undefined ? 'the app named no contact' : `the app asked for ${contactKey}`;
    return ignored(`${from} is for ${whom} only, and ${asked}.`, startsAt);
  }
  const narrowed = whom ? ` for ${whom}` : '';
  const sentence = `${from} counts${narrowed}: it runs from ${day(startsAt)} to ${day(expiresAt)} and says “${grant.variant}”.`;
  return { outcome: 'passes', sentence, at: startsAt, ref };
}

const ways: Record<GrantSource, string> = {
  direct: 'unlocked it',
  request: 'gave the last approval, which unlocked it',
  offer: 'took the offered place',
  break_glass: 'unlocked it by break-glass',
  import: 'imported it',
};

/** Who gave it, who asked, who approved and what the policy said; oldest first. */
export function* grantStory(grant: ExplainedGrant, now: Date): Generator<ExplainedStep> {
  const { request, policy } = grant;
  if (request) {
    const ref = { kind: 'request', id: request.id } as const;
    const whose = request.onBehalfOf ? `, on behalf of ${request.onBehalfOf}` : '';
    const asked = `${request.by} asked for ${daysInWords(request.days)} on ${dayInWords(request.at, now)}${whose}`;
    yield { outcome: 'tells', sentence: asSentence(`${asked}: ${request.reason}`), at: request.at, ref };
    for (const { by, at, step, decision, reason } of request.approvals) {
      const did = decision === 'approve' ? 'approved' : 'rejected';
      const why = reason ? `: ${reason}` : '';
      const sentence = asSentence(`${by} ${did} step ${step + 1} on ${dayInWords(at, now)}${why}`);
      yield { outcome: 'tells', sentence, at, ref };
    }
  }
  const gave = `${grant.by} ${ways[grant.source]} on ${dayInWords(grant.createdAt, now)}`;
  yield {
    outcome: 'tells',
    sentence: asSentence(request ? gave : `${gave}: ${grant.reason}`),
    at: grant.createdAt,
    ref: { kind: 'grant', id: grant.id },
  };
  yield { outcome: 'tells', sentence: policySentence(policy), ...policyRef(policy.version) };
}

function policyRef(version: number | null): Pick<ExplainedStep, 'ref'> {
  return version === null ? {} : { ref: { kind: 'policy', id: String(version) } };
}

/** "Policy 12, rule 2: Sales unlocks … That rule is for: beta rounds, asked by Sales or Sales lead." */
function policySentence({ ruleText, rules }: ExplainedGrant['policy']): string {
  const said = asSentence(ruleText);
  const conditions = rules.find((rule) => ruleText.endsWith(rule.text))?.when ?? [];
  if (conditions.length === 0) return said;
  return `${said} The rule is for: ${conditions.map(conditionInWords).join(', ')}.`;
}
