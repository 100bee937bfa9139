import { addDays, dayMs, hourMs } from '#domain/dates.ts';

interface Span {
  readonly from: Date;
  readonly to: Date;
}

interface Use {
  readonly featureKey: string;
  readonly accountKey: string;
  /** When its app got "on". */
  readonly spans: readonly Span[];
  readonly createdAt: Date;
  readonly lastAskedAt: Date;
  readonly perHour: number;
}

/** So far back the demo knows each day. */
const daysKept = 45;
const weekendShare = 0.35;

/** What the evaluators would have counted day by day: fewer on weekends, some days busier than others. */
export function daysOfUse(use: Use, now: Date, random: () => number) {
  if (use.spans.length === 0) return [];
  const first = startOfDay(addDays(now, -daysKept));
  const days = Math.floor((now.getTime() - first.getTime()) / dayMs) + 1;
  return Array.from({ length: days }, (_, place) => addDays(first, place)).flatMap((day) => {
    const busy = (0.55 + random() * 0.9) * (day.getUTCDay() % 6 === 0 ? weekendShare : 1);
    const whole = { from: day, to: addDays(day, 1) };
    const on = use.spans.reduce((sum, span) => sum + hoursIn(whole, span), 0);
    const off = Math.max(0, hoursIn(whole, { from: use.createdAt, to: use.lastAskedAt }) - on);
    const [onCount, offCount] = [on, off].map((hours) => Math.ceil(hours * use.perHour * busy));
    if (!onCount && !offCount) return [];
    const { featureKey, accountKey } = use;
    return [{ featureKey, accountKey, day: day.toISOString().slice(0, 10), onCount, offCount }];
  });
}

function hoursIn(day: Span, span: Span): number {
  const from = Math.max(day.from.getTime(), span.from.getTime());
  return Math.max(0, Math.min(day.to.getTime(), span.to.getTime()) - from) / hourMs;
}

function startOfDay(at: Date): Date {
  return new Date(Math.floor(at.getTime() / dayMs) * dayMs);
}
