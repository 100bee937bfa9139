/** How long the house waits: before an offered place goes on, approvers are reminded, others may answer. */
import { type Change, changesInWords } from './audit/refs.ts';
import { type Decision, refuse } from './decision.ts';

/** In hours. */
export interface WaitingTimes {
  readonly offerHours: number;
  readonly reminderHours: number;
  readonly escalationHours: number;
}

export const longestWait = { offerHours: 720, reminderHours: 720, escalationHours: 1440 } as const;

const names: Record<keyof WaitingTimes, string> = {
  offerHours: 'a place is held',
  reminderHours: 'approvers are reminded after',
  escalationHours: 'others may answer after',
};

/** "1 hour", "36 hours", "2 days". */
export function hoursInWords(hours: number): string {
  const [amount, unit] = hours >= 24 && hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/**
 * Holds for what comes: a place that is offered already is held as long as was said.
 * @param input with `seen`, what stood on the screen: nobody's change is overwritten unseen.
 */
export function changeWaitingTimes(
  now: WaitingTimes,
  input: WaitingTimes & { readonly seen?: WaitingTimes | undefined },
): Decision<WaitingTimes> {
  const { seen, ...wanted } = input;
  const { reminderHours, escalationHours } = wanted;
  const meanwhile = seen ? changesOf(seen, now) : [];
  if (meanwhile.length > 0)
    return refuse(
      'stale',
      `Somebody else changed the waiting times after you opened them: ${changesInWords(meanwhile)}. Look at them again, then save.`,
    );
  if (escalationHours < reminderHours)
    return refuse(
      'invalid',
      `Others may answer no sooner than approvers are reminded: choose ${hoursInWords(reminderHours)} or more.`,
    );
  const changes = changesOf(now, wanted);
  if (changes.length === 0)
    return refuse('conflict', 'These are the waiting times already; nothing was changed.');
  return { ok: true, next: wanted, events: [{ type: 'settings.changed', changes }] };
}

function changesOf(before: WaitingTimes, after: WaitingTimes): Change[] {
  return (Object.keys(names) as (keyof WaitingTimes)[])
    .filter((name) => before[name] !== after[name])
    .map((name) => ({
      what: names[name],
      from: hoursInWords(before[name]),
      to: hoursInWords(after[name]),
    }));
}
