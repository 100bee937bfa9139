import type { GrantSource } from '#domain/grants.ts';
import type { ApproverGroup } from '#domain/policy.ts';
import type { Change, OfAccess, OfGrant, RoundRef, Scoped } from './refs.ts';

export type GrantEvent =
  | (OfGrant &
      Scoped & {
        readonly type: 'grant.created';
        readonly source: GrantSource;
        readonly expiresAt: string;
        readonly reason: string;
        readonly policy: string;
        readonly ruleText: string;
        readonly requestId?: string | undefined;
        /** Whose yes a break-glass went past. */
        readonly skipped?: readonly ApproverGroup[] | undefined;
      })
  | (OfGrant & {
      readonly type: 'grant.extended';
      readonly from: string;
      readonly to: string;
      readonly reason: string;
      readonly requestId?: string | undefined;
    })
  | (OfGrant & {
      readonly type: 'grant.scope_changed';
      readonly changes: readonly Change[];
      readonly reason?: string | undefined;
    })
  | (OfGrant & {
      readonly type: 'grant.carried';
      readonly to: RoundRef;
      readonly newGrantId: string;
      readonly expiresAt: string;
    })
  | (OfGrant & {
      readonly type: 'grant.end_set';
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    })
  | (OfGrant & { readonly type: 'grant.ends_soon'; readonly expiresAt: string; readonly inDays: number })
  | (OfGrant & { readonly type: 'grant.revoked'; readonly reason: string })
  | (OfGrant & { readonly type: 'grant.undone' })
  | (OfGrant & { readonly type: 'grant.converted' })
  | (OfGrant & { readonly type: 'grant.activated'; readonly environment: string; readonly afterMs: number })
  | (OfGrant & {
      readonly type: 'break_glass.reviewed';
      readonly verdict: 'justified' | 'not_justified';
      readonly reason: string;
    })
  | (OfAccess & {
      readonly type: 'exclusion.created';
      readonly exclusionId: string;
      readonly ended: boolean;
      readonly reason: string;
    })
  | (OfAccess & { readonly type: 'exclusion.lifted'; readonly exclusionId: string; readonly reason: string });
