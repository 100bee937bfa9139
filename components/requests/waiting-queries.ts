/** What the approvals show at first, and each time more is wanted. */
export const shownAtOnce = 25;
export const shownAtMost = 200;

export function waitingFor(side: 'you' | 'others', atMost: number = shownAtOnce) {
  return { side, atMost };
}

/** What a seller's home shows of them. */
export const firstForYou = waitingFor('you', 3);
