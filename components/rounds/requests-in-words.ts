import { countInWords } from '#components/features/count-in-words.ts';

/** What closing makes of those who still ask. */
export function requestsInWords(count: number): string {
  return count === 1
    ? '1 request still waits. It ends, and that they asked is remembered for the next round.'
    : `${countInWords(count, 'request')} still wait. They end, and that they asked is remembered for the next round.`;
}
