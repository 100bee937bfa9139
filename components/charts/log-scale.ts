const marks = [
  { ms: 1_000, words: '1 s' },
  { ms: 60_000, words: '1 min' },
  { ms: 3_600_000, words: '1 h' },
  { ms: 86_400_000, words: '1 day' },
  { ms: 604_800_000, words: '1 week' },
] as const;

/**
 * A scale on which seconds and days are both seen: each step is many times the one before.
 * @returns where a time lies between 0 (the ground) and 1, and the marks that lie on it.
 */
export function durationScale(times: readonly number[]) {
  const most = Math.max(marks[1].ms, ...times);
  const least = Math.max(1, Math.min(marks[0].ms, ...times));
  const span = Math.log(most) - Math.log(least);
  const placeOf = (ms: number) =>
    Math.min(1, Math.max(0, (Math.log(Math.max(ms, 1)) - Math.log(least)) / span));
  return { placeOf, marks: marks.filter(({ ms }) => ms >= least && ms <= most) };
}
