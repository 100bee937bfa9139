import type { KeyKind } from '#domain/api-keys.ts';

export const keyKindNames: Record<KeyKind, string> = { server: 'Server', client: 'Client' };

/** What each kind is for, in one line. */
export const keyKindSentences: Record<KeyKind, string> = {
  server: 'Stays on your servers. It may ask about any account and is told why.',
  client: 'Goes to browsers. It learns the value and nothing else.',
};
