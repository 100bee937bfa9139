import { z } from 'zod';
import { hoursInWords, longestWait } from '#domain/waiting-times.ts';

function hours(most: number, what: string, whole: string) {
  return z
    .number({ error: whole })
    .int(whole)
    .min(1, `${what} ${hoursInWords(1)} at least.`)
    .max(most, `${what} ${hoursInWords(most)} at most.`);
}

const waitingTimes = {
  offerHours: hours(
    longestWait.offerHours,
    'An offered place is held for',
    'How long an offered place is held is a whole number of hours.',
  ),
  reminderHours: hours(
    longestWait.reminderHours,
    'Approvers are reminded after',
    'When approvers are reminded is a whole number of hours.',
  ),
  escalationHours: hours(
    longestWait.escalationHours,
    'Others may answer after',
    'When others may answer is a whole number of hours.',
  ),
};

export const changeSettingsInput = z.strictObject({
  ...waitingTimes,
  /** What stood on the screen: when it is not so any more, nothing is changed. */
  seen: z.strictObject(waitingTimes).optional(),
});
