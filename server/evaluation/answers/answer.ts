import type { KeyKind } from '#domain/api-keys.ts';
import { evaluate } from '#domain/evaluation.ts';
import type { LiveAccount } from '#server/evaluation/snapshot/live-account.ts';
import type { LiveFeature } from '#server/evaluation/snapshot/live-feature.ts';
import type { LiveGrant } from '#server/evaluation/snapshot/live-grant.ts';
import { grantAnswer } from './grant-answer.ts';

export interface Answer {
  /** The evaluation as JSON. */
  readonly text: string;
  readonly variant: string;
  readonly on: boolean;
  readonly grant: LiveGrant | undefined;
}

/** Whom an answer is for: a customer's server, or a page that anybody can read. */
export interface Audience {
  readonly environmentKey: string;
  readonly kind: KeyKind;
}

/** What one app is told about one feature. An account that is not known is one without grants. */
export function answerFor(
  feature: LiveFeature,
  audience: Audience,
  account: LiveAccount | undefined,
  contactKey: string | undefined,
  now: Date,
): Answer {
  const { variant, on, reason, cause, grant } = evaluate(
    feature.in(audience.environmentKey),
    account?.isExcludedFrom(feature) ?? false,
    account?.grantsOf(feature) ?? [],
    contactKey,
    now,
  );
  if (audience.kind === 'client')
    return { text: feature.textForClients(variant, reason), variant, on, grant };
  const text = grant
    ? grantAnswer(grant, feature.openingFor(variant, reason))
    : feature.textFor({ variant, reason, cause });
  return { text, variant, on, grant };
}
