import { expect, test } from 'vitest';
import { writeComment } from '#domain/comments.ts';
import { acme, actOf, javaSupport, person } from '#tests/support/facts.ts';

test.each(['request', 'grant', 'feedback'] as const)(
  'a comment on a %s is told as it was written',
  (kind) => {
    const on = { kind, id: 'subject-1' };
    const input = { on, text: 'Two lines.\nAnd more.' };
    expect(
      writeComment({ feature: javaSupport, account: acme }, input, actOf(person('sales'))),
    ).toMatchObject({
      next: { id: 'new-1', text: input.text },
      events: [{ type: 'comment.written', on, note: input.text, feature: javaSupport, account: acme }],
    });
  },
);
