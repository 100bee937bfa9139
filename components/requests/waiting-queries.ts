import { type Side, waitingAtOnce } from '#domain/lists.ts';

export function waitingFor(side: Side, atMost: number = waitingAtOnce) {
  return { side, atMost };
}

/** What a seller's home shows of them. */
export const firstForYou = waitingFor('you', 3);
