import type { AccessDecision } from '#domain/access.ts';
import type { Change, OfRequest, PersonRef, Scoped } from './refs.ts';

export type RequestEvent =
  | (OfRequest &
      Scoped & {
        readonly type: 'request.created';
        readonly days: number;
        readonly reason: string;
        readonly ruleText: string;
        readonly onBehalfOf?: PersonRef | undefined;
        /** An account asked before the round was open; the product manager holds a place for it. */
        readonly fromInterest?: true | undefined;
        /** It asks to make a grant longer that is there. */
        readonly extension?: true | undefined;
      })
  | (OfRequest & {
      readonly type: 'request.changed';
      readonly revision: number;
      readonly changes: readonly Change[];
      /** So many approvals of the revision before count no more. */
      readonly voided: number;
      readonly reason?: string | undefined;
    })
  | (OfRequest & {
      readonly type: 'request.step_approved';
      readonly step: number;
      readonly steps: number;
      readonly revision: number;
      readonly inPlaceOf?: PersonRef | undefined;
      readonly reason?: string | undefined;
    })
  | (OfRequest & {
      readonly type: 'request.approved';
      readonly revision: number;
      readonly inPlaceOf?: PersonRef | undefined;
      readonly reason?: string | undefined;
    })
  | (OfRequest & {
      readonly type: 'request.rejected';
      readonly revision: number;
      readonly inPlaceOf?: PersonRef | undefined;
      readonly reason: string;
    })
  | (OfRequest & { readonly type: 'request.cancelled'; readonly reason?: string | undefined })
  | (OfRequest & {
      readonly type: 'request.waitlisted';
      /** Counted from 1. */
      readonly place: number;
    })
  | (OfRequest & { readonly type: 'request.offered'; readonly until: string })
  | (OfRequest & { readonly type: 'request.offer_lapsed'; readonly reason?: string | undefined })
  | (OfRequest & {
      readonly type: 'request.rejudged';
      readonly policyVersion: number;
      readonly outcome: AccessDecision['kind'];
      /** The rules that decided before and now. */
      readonly from: string;
      readonly to: string;
      /** What the rule says to whoever asked, when it refuses. */
      readonly reason?: string | undefined;
    })
  | (OfRequest & { readonly type: 'request.reminded'; readonly waitsForHours: number })
  | (OfRequest & { readonly type: 'request.escalated'; readonly waitsForHours: number });
