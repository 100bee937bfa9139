import type { Holdings } from '#components/people/people-data.ts';
import type { HeldThing } from '#domain/inputs/people.ts';

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** "owns 12 accounts" */
export function heldInWords(what: HeldThing, count: number): string {
  if (what === 'accounts') return `owns ${counted(count, 'account')}`;
  const role = what === 'pm_features' ? 'the product manager' : 'the engineer';
  return `is ${role} of ${counted(count, 'feature')}`;
}

/** What else hangs on the person and needs no handing over: "has 3 open requests". */
export function alsoInWords({ requests, unlocks, standsInFor }: Holdings): string[] {
  return [
    requests > 0 && `${counted(requests, 'open request')} stay and are answered as usual.`,
    unlocks > 0 && `${counted(unlocks, 'live unlock')} stay until they end.`,
    standsInFor.length > 0 && `${standsInFor.join(' and ')} named them to decide in their place.`,
  ].filter((line) => line !== false);
}
