import { z } from 'zod';
import { id, instant, sentence } from './common.ts';

export const commentSubject = z.strictObject({ kind: z.enum(['request', 'grant', 'feedback']), id });

const longestComment = 2000;
export const commentInput = z.strictObject({
  on: commentSubject,
  text: sentence('The comment', longestComment),
});
export type CommentInput = z.infer<typeof commentInput>;

export const delegationInput = z.strictObject({ delegateId: id, startsAt: instant, endsAt: instant });
export type DelegationInput = z.infer<typeof delegationInput>;
export const endDelegationInput = z.strictObject({ delegationId: id });
