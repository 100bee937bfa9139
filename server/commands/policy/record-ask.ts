import type { Transaction } from '#db/client.ts';
import { asks } from '#db/schema/working.ts';
import type { AccessFacts } from '#domain/access.ts';
import type { Act } from '#domain/act.ts';
import type { Refusal, RefusalCode } from '#domain/decision.ts';
import { type ExtendingState, extendsFreely, factsWithout } from '#domain/extending.ts';
import { askOf } from '#domain/policy-replay.ts';

interface Asked {
  readonly state: {
    readonly facts: AccessFacts;
    readonly feature: { readonly id: string };
    readonly account: { readonly id: string };
  };
  readonly input: { readonly days: number };
  readonly act: Act;
  readonly refusal: Refusal | undefined;
}

/** Refusals by the rules or for want of a place; any other refusal says nothing of the policy. */
const byDecision: readonly RefusalCode[] = ['denied', 'needs_approval', 'no_seat'];

/** Keeps an ask with what the policy looked at: new policies are tried on these. */
export async function recordAsk(
  tx: Transaction,
  { state, input, act, refusal }: Asked,
  tryId: string,
): Promise<void> {
  if (refusal && !byDecision.includes(refusal.code)) return;
  const ask = askOf(state.facts, input.days);
  if (!ask) return;
  await tx
    .insert(asks)
    .values({
      ...ask,
      id: tryId,
      at: act.now,
      askedBy: act.by.id,
      featureId: state.feature.id,
      accountId: state.account.id,
    })
    .onConflictDoNothing();
}

interface AskedLonger extends Asked {
  readonly state: ExtendingState;
}

/** The same for more time with a grant, unless whoever asks needs no policy for it. */
export async function recordExtensionAsk(tx: Transaction, given: AskedLonger, tryId: string): Promise<void> {
  const { state, act } = given;
  if (extendsFreely(state.held, act.by) || state.held.roundId !== state.round?.id) return;
  const facts = factsWithout(state.held, state.facts, act.by.id);
  await recordAsk(tx, { ...given, state: { ...state, facts } }, tryId);
}
