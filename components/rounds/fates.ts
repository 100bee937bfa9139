import { dayMs } from '#domain/dates.ts';

export type Fate = 'carry' | 'end' | 'end_on';

export interface Holder {
  readonly grantId: string;
  readonly expiresAt: Date;
}

export type Choices = ReadonlyMap<string, Fate>;

/** What was chosen for each; who has no choice yet goes on while there are places left, the first first. */
export function fatesOf(holders: readonly Holder[], choices: Choices, seatsLeft: number): Map<string, Fate> {
  const chosen = holders.filter(({ grantId }) => choices.get(grantId) === 'carry').length;
  let left = seatsLeft - chosen;
  return new Map(
    holders.map(({ grantId }) => {
      const fate = choices.get(grantId) ?? (left-- > 0 ? 'carry' : 'end');
      return [grantId, fate];
    }),
  );
}

/** The same fate for everybody; carrying stops where the places do. */
export function everybody(holders: readonly Holder[], fate: Fate, seatsLeft: number): Choices {
  return new Map(
    holders.map(({ grantId }, place) => [grantId, fate === 'carry' && place >= seatsLeft ? 'end' : fate]),
  );
}

/** What the command is told. An end that comes before the chosen day stays. */
export function planOf(holders: readonly Holder[], fates: ReadonlyMap<string, Fate>, lastDay: string) {
  const endOfDay = new Date(`${lastDay}T23:59:59`);
  return holders.map(({ grantId, expiresAt }) => {
    const fate = fates.get(grantId) ?? 'end';
    if (fate !== 'end_on') return { grantId, fate };
    return { grantId, fate, endsOn: endOfDay < expiresAt ? endOfDay : expiresAt };
  });
}

export function countOf(fates: ReadonlyMap<string, Fate>, fate: Fate): number {
  return [...fates.values()].filter((one) => one === fate).length;
}

/** As a date field says it, in the reader's own zone: "2026-12-06". */
export function dayField(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function inDays(days: number, now: Date): string {
  return dayField(new Date(now.getTime() + days * dayMs));
}
