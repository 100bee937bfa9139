/** What is still to do in a new house until something is unlocked for the first time, read off what exists. */
import type { RoundStatus } from './lifecycle.ts';

interface Named {
  readonly key: string;
  readonly name: string;
}

export interface YoungHouse {
  /** The feature that is furthest, with its round that is furthest. */
  readonly feature: (Named & { readonly round: RoundStatus | null }) | undefined;
  readonly account: Named | undefined;
  /** The first unlock that was made. */
  readonly unlock: { readonly feature: Named; readonly account: Named } | undefined;
  readonly unlocks: number;
  /** Whether an app has asked already. */
  readonly asked: boolean;
}

export type FeatureStep = 'create' | 'plan' | 'mark_ready' | 'open' | 'done';

export interface FirstSteps {
  readonly feature: FeatureStep;
  readonly account: boolean;
  readonly unlock: 'waits' | 'next' | 'done';
  /** Whether nothing is there at all: then there is nothing else to show. */
  readonly untouched: boolean;
}

const featureSteps: Record<RoundStatus, FeatureStep> = {
  planned: 'mark_ready',
  ready: 'open',
  open: 'done',
  paused: 'open',
  closed: 'plan',
};

/** @returns nothing for a house that has found its way: an app asks, or several have been unlocked. */
export function firstSteps({ feature, account, unlock, unlocks, asked }: YoungHouse): FirstSteps | undefined {
  if (unlock && (asked || unlocks > 3)) return undefined;
  const step = unlock ? 'done' : !feature ? 'create' : feature.round ? featureSteps[feature.round] : 'plan';
  const hasAccount = account !== undefined || unlock !== undefined;
  return {
    feature: step,
    account: hasAccount,
    unlock: unlock ? 'done' : step === 'done' && hasAccount ? 'next' : 'waits',
    untouched: !feature && !account && !unlock,
  };
}
