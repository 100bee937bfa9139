/**
 * Every change of state tells itself as one of these events. They carry the names they speak of,
 * because they outlive the things. Instants are ISO 8601 strings in UTC.
 */
import type { KeyKind } from '#domain/api-keys.ts';
import type { Serving, ValueType } from '#domain/evaluation.ts';
import type { GrantSource } from '#domain/grants.ts';
import type { RoundKind, Stage } from '#domain/lifecycle.ts';

export interface UserActor {
  readonly kind: 'user';
  readonly id: string;
  readonly name: string;
}
export type Actor = UserActor | { readonly kind: 'system' };

export interface FeatureRef {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}
export interface AccountRef {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}
interface RoundRef {
  readonly id: string;
  readonly kind: RoundKind;
  readonly number: number;
}
export interface PersonRef {
  readonly id: string;
  readonly name: string;
}

interface OfFeature {
  readonly feature: FeatureRef;
}
interface OfRound extends OfFeature {
  readonly round: RoundRef;
}
interface OfAccess extends OfFeature {
  readonly account: AccountRef;
}
interface OfRequest extends OfAccess {
  readonly requestId: string;
}
interface OfGrant extends OfAccess {
  readonly grantId: string;
}
/** What is not the usual of a grant; left out, it is the on variant for everyone at the account. */
interface Scoped {
  readonly variant?: string | undefined;
  /** So many contacts it is narrowed to. */
  readonly contacts?: number | undefined;
}

export type AuditEvent =
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
    })
  | (OfRound & {
      readonly type: 'round.planned';
      readonly seats: number;
      readonly maxDays: number;
      readonly opensWhenReady: boolean;
    })
  | (OfRound & { readonly type: 'round.ready'; readonly note?: string | undefined })
  | (OfRound & {
      readonly type: 'round.opened';
      readonly seats: number;
      readonly because: 'opened' | 'was_ready';
    })
  | (OfRound & { readonly type: 'round.paused'; readonly reason: string })
  | (OfRound & { readonly type: 'round.resumed' })
  | (OfRound & {
      readonly type: 'round.closed';
      readonly ended: number;
      readonly reason?: string | undefined;
    })
  | (OfRequest &
      Scoped & {
        readonly type: 'request.created';
        readonly days: number;
        readonly reason: string;
        readonly ruleText: string;
        readonly onBehalfOf?: PersonRef | undefined;
      })
  | (OfRequest & {
      readonly type: 'request.step_approved';
      readonly step: number;
      readonly steps: number;
      readonly revision: number;
      readonly reason?: string | undefined;
    })
  | (OfRequest & {
      readonly type: 'request.approved';
      readonly revision: number;
      readonly reason?: string | undefined;
    })
  | (OfRequest & { readonly type: 'request.rejected'; readonly revision: number; readonly reason: string })
  | (OfRequest & { readonly type: 'request.cancelled'; readonly reason?: string | undefined })
  | (OfGrant &
      Scoped & {
        readonly type: 'grant.created';
        readonly source: GrantSource;
        readonly expiresAt: string;
        readonly reason: string;
        readonly policy: string;
        readonly ruleText: string;
        readonly requestId?: string | undefined;
      })
  | (OfGrant & { readonly type: 'grant.revoked'; readonly reason: string })
  | (OfGrant & { readonly type: 'grant.undone' })
  | (OfGrant & { readonly type: 'grant.converted' })
  | (OfGrant & { readonly type: 'grant.activated'; readonly environment: string; readonly afterMs: number })
  | {
      readonly type: 'account.created';
      readonly account: AccountRef;
      readonly owner: PersonRef;
    }
  | {
      readonly type: 'key.created';
      readonly key: {
        readonly id: string;
        readonly name: string;
        readonly kind: KeyKind;
        readonly environment: string;
      };
    }
  | {
      readonly type: 'key.revoked';
      readonly key: {
        readonly id: string;
        readonly name: string;
        readonly kind: KeyKind;
        readonly environment: string;
      };
    }
  | {
      readonly type: 'policy.published';
      readonly version: number;
      readonly rules: number;
      readonly reason: string;
    };

export type AuditEventType = AuditEvent['type'];

/** An event as it stands on the chain. */
export interface RecordedEvent {
  readonly seq: number;
  readonly at: Date;
  readonly actor: Actor;
  readonly event: AuditEvent;
  readonly hash: string;
}
