import type { PersonRef } from './refs.ts';

interface OfVerification {
  readonly verificationId: string;
  readonly askedBy: PersonRef;
}

/** What happens to the audit trail itself. */
export type TrailEvent =
  | {
      readonly type: 'audit.verification_asked';
      readonly verificationId: string;
      /** Events to look at. */
      readonly total: number;
    }
  | (OfVerification & {
      readonly type: 'audit.verified';
      readonly total: number;
      /** Signed heads outside the database that it agreed with. */
      readonly heads: number;
      /** Those before the checkpoint, which can not be held against it. */
      readonly headsBefore?: number;
    })
  | (OfVerification & {
      readonly type: 'audit.broken';
      /** The first event that does not hold, and what is wrong with it. */
      readonly firstBad: number;
      readonly problem: string;
    })
  | {
      readonly type: 'audit.archived';
      /** Events up to this one left the database. */
      readonly upTo: number;
      readonly total: number;
      readonly archiveSha256: string;
    }
  | { readonly type: 'audit.key_renewed'; readonly keyId: string };
