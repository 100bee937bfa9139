/** What an account said about a feature in a round. */
export const sentiments = ['positive', 'neutral', 'negative'] as const;
export type Sentiment = (typeof sentiments)[number];

export const sentimentNames: Record<Sentiment, string> = {
  positive: 'Happy',
  neutral: 'Mixed',
  negative: 'Unhappy',
};
