import type { Sentiment } from '#domain/feedback.ts';
import type { OfAccess, RoundRef } from './refs.ts';

/** What a comment stands under. */
export interface CommentSubject {
  readonly kind: 'request' | 'grant' | 'feedback';
  readonly id: string;
}

export type DemandEvent =
  | (OfAccess & {
      readonly type: 'interest.recorded';
      readonly interestId: string;
      /** Whole US dollars. */
      readonly dealValue?: number | undefined;
      readonly dealCloseDate?: string | undefined;
      /** It was recorded before, and says now what follows. */
      readonly again?: true | undefined;
      /** It was asked for in a round that closed, and is remembered for the next one. */
      readonly fromRequest?: true | undefined;
      readonly note: string;
    })
  | (OfAccess & {
      readonly type: 'interest.withdrawn';
      readonly interestId: string;
      readonly reason?: string | undefined;
    })
  | (OfAccess & {
      readonly type: 'feedback.given';
      readonly feedbackId: string;
      readonly round?: RoundRef | undefined;
      readonly sentiment: Sentiment;
      readonly note: string;
    })
  | (OfAccess & { readonly type: 'comment.written'; readonly on: CommentSubject; readonly note: string });
