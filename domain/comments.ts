/** What people say to each other about one request, one grant or one piece of feedback. */
import type { Act } from './act.ts';
import type { AccountRef, FeatureRef } from './audit/events.ts';
import type { Decision } from './decision.ts';
import type { CommentInput } from './inputs/talk.ts';

interface Commented {
  readonly feature: FeatureRef;
  readonly account: AccountRef;
}

export interface NewComment {
  readonly id: string;
  readonly text: string;
}

/** What is said stands under its subject, whatever became of that; it is never changed. */
export function writeComment(
  { feature, account }: Commented,
  { on, text }: CommentInput,
  act: Act,
): Decision<NewComment> {
  return {
    ok: true,
    next: { id: act.newId(), text },
    events: [{ type: 'comment.written', feature, account, on, note: text }],
  };
}
