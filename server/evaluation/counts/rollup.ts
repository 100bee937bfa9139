import type { LiveFeature } from '#server/evaluation/snapshot/live-feature.ts';

/** What was answered about one feature to one account in one environment since it was last written. Instants in milliseconds. */
export interface Rollup {
  readonly environmentKey: string;
  readonly featureKey: string;
  readonly accountKey: string;
  firstOnAt: number | null;
  lastOnAt: number | null;
  lastAskedAt: number;
  lastVariant: string;
  lastOn: boolean;
  onCount: number;
  offCount: number;
}

export interface Outcome {
  readonly variant: string;
  readonly on: boolean;
}

/** The same outcome, given `times` times from `firstAt` to `lastAt`. */
export interface Given {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly times: number;
}

export function newRollup(
  feature: LiveFeature,
  of: { readonly environmentKey: string; readonly accountKey: string },
): Rollup {
  return {
    environmentKey: of.environmentKey,
    featureKey: feature.key,
    accountKey: of.accountKey,
    firstOnAt: null,
    lastOnAt: null,
    lastAskedAt: 0,
    lastVariant: '',
    lastOn: false,
    onCount: 0,
    offCount: 0,
  };
}

export function addTo(rollup: Rollup, { variant, on }: Outcome, { firstAt, lastAt, times }: Given): void {
  if (on) {
    rollup.firstOnAt = Math.min(rollup.firstOnAt ?? firstAt, firstAt);
    rollup.lastOnAt = Math.max(rollup.lastOnAt ?? 0, lastAt);
    rollup.onCount += times;
  } else rollup.offCount += times;
  if (lastAt < rollup.lastAskedAt) return;
  rollup.lastAskedAt = lastAt;
  rollup.lastVariant = variant;
  rollup.lastOn = on;
}
