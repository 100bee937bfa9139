import { expect, test } from 'vitest';
import { type FeedbackState, giveFeedback, sentiments } from '#domain/feedback.ts';
import { acme, actOf, aSentence, javaSupport, person } from '#tests/support/facts.ts';

const round = { id: 'round-1', kind: 'alpha', number: 1 } as const;
const given = (lastGrant: FeedbackState['lastGrant'], sentiment: (typeof sentiments)[number] = 'positive') =>
  giveFeedback(
    { feature: javaSupport, account: acme, lastGrant },
    { sentiment, text: 'Half the time to find a fault.' },
    actOf(person('sales')),
  );

test.each(sentiments)('%s feedback belongs to the round they had it in last', (sentiment) => {
  expect(given({ round }, sentiment)).toEqual({
    ok: true,
    next: { id: 'new-1', roundId: 'round-1' },
    events: [
      {
        type: 'feedback.given',
        feature: javaSupport,
        account: acme,
        feedbackId: 'new-1',
        round,
        sentiment,
        note: 'Half the time to find a fault.',
      },
    ],
  });
});

test('belongs to no round when the grant was of none', () => {
  expect(given({ round: undefined })).toMatchObject({ ok: true, next: { roundId: null } });
});

test('is refused of an account that never had it', () => {
  const refused = given(undefined);
  expect(refused).toMatchObject({ ok: false, code: 'conflict' });
  expect('sentence' in refused && refused.sentence).toMatch(aSentence);
});
