import type { Serving, ValueType } from '#domain/evaluation.ts';
import type { Stage } from '#domain/lifecycle.ts';
import type { Readiness } from '#domain/readiness.ts';
import type { Change, OfFeature, OfRound } from './refs.ts';

export type FeatureEvent =
  | (OfFeature & {
      readonly type: 'feature.created';
      readonly valueType: ValueType;
      readonly visibleToClients?: true | undefined;
    })
  | (OfFeature & {
      readonly type: 'feature.stage_changed';
      readonly from: Stage;
      readonly to: Stage;
      readonly reason?: string | undefined;
    })
  | (OfFeature & {
      readonly type: 'feature.declared_ga';
      readonly converted: number;
      readonly reason?: string | undefined;
    })
  | (OfFeature & { readonly type: 'feature.retired'; readonly ended: number; readonly reason: string })
  | (OfFeature & {
      readonly type: 'feature.killed';
      readonly environment: string;
      readonly from: Serving;
      readonly affected: number;
      readonly reason: string;
    })
  | (OfFeature & {
      readonly type: 'feature.kill_lifted';
      readonly environment: string;
      readonly to: Serving;
      readonly reason: string;
    })
  | (OfFeature & { readonly type: 'feature.visibility_changed'; readonly visibleToClients: boolean })
  | (OfFeature & {
      readonly type: 'feature.serving_changed';
      readonly environment: string;
      readonly from: Serving;
      readonly to: Serving;
    });

export type RoundEvent =
  | (OfRound & {
      readonly type: 'round.planned';
      readonly seats: number;
      readonly maxDays: number;
      readonly opensWhenReady: boolean;
    })
  | (OfRound & {
      readonly type: 'round.changed';
      readonly changes: readonly Change[];
      readonly reason?: string | undefined;
    })
  | (OfRound & {
      readonly type: 'round.ready';
      readonly note?: string | undefined;
      readonly readiness?: Readiness | undefined;
    })
  | (OfRound & {
      readonly type: 'round.opened';
      readonly seats: number;
      readonly because: 'opened' | 'was_ready' | 'promoted';
    })
  | (OfRound & { readonly type: 'round.paused'; readonly reason: string })
  | (OfRound & { readonly type: 'round.resumed' })
  | (OfRound & {
      readonly type: 'round.closed';
      /** So many accounts lost it at once, went on into the next round, or keep it until a date. */
      readonly ended: number;
      readonly carried?: number | undefined;
      readonly kept?: number | undefined;
      readonly reason?: string | undefined;
    })
  | (OfRound & {
      readonly type: 'waitlist.ordered';
      /** Names of the accounts that wait, first first. */
      readonly from: readonly string[];
      readonly to: readonly string[];
    });
