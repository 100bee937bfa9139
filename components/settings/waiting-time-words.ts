import type { WaitingTimes } from '#domain/waiting-times.ts';

interface WaitingTimeWord {
  readonly name: keyof WaitingTimes;
  readonly label: string;
  readonly hint: string;
}

export const waitingTimeWords: readonly WaitingTimeWord[] = [
  {
    name: 'offerHours',
    label: 'An offered place is held for',
    hint: 'Then it goes to the next account on the waitlist.',
  },
  {
    name: 'reminderHours',
    label: 'Approvers are reminded after',
    hint: 'Once for each step of a request.',
  },
  {
    name: 'escalationHours',
    label: 'Others may answer after',
    hint: 'Anybody of the same role: another product manager, a lead of another team.',
  },
];
