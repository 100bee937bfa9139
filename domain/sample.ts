/** What making and removing sample data decides. */
import type { Act } from './act.ts';
import { type Decision, refuse } from './decision.ts';
import { type Role, roleNames } from './permissions.ts';

/** What sample data is made by: the verbs of these roles. */
const needed: readonly Role[] = ['engineer', 'pm'];
const sells: readonly Role[] = ['sales', 'sales_lead'];

/** How much there is of it, with what people made on top. */
export interface SampleSize {
  readonly accounts: number;
  readonly features: number;
  readonly requests: number;
  readonly grants: number;
  readonly interests: number;
  readonly feedback: number;
}

/** Decides on making it; whoever asks for it owns it. */
export function makeSample(
  { size, keysTaken }: { readonly size: SampleSize; readonly keysTaken: readonly string[] },
  planned: { readonly accounts: number; readonly features: number },
  { by }: Act,
): Decision<null> {
  if (size.accounts + size.features > 0) return refuse('conflict', 'There is sample data already.');
  const missing = [
    ...needed.filter((role) => !by.roles.includes(role)),
    ...(sells.some((role) => by.roles.includes(role)) ? [] : (['sales_lead'] as const)),
  ];
  if (missing.length > 0)
    return refuse(
      'denied',
      `Sample data is yours to try, so you need the roles ${missing.map((role) => roleNames[role]).join(', ')} for it. Give them to yourself under Users and roles first.`,
    );
  if (keysTaken.length > 0)
    return refuse('conflict', `${keysTaken.join(', ')} exists already, so the sample can not be made.`);
  return { ok: true, next: null, events: [{ type: 'sample.made', ...planned }] };
}

/** Decides on taking all of it away, with what people made on top. */
export function removeSample(size: SampleSize): Decision<SampleSize> {
  if (size.accounts + size.features === 0) return refuse('conflict', 'There is no sample data any more.');
  const { accounts, features, requests, grants, interests, feedback } = size;
  const counts = { accounts, features, requests, grants, interests, feedback };
  return { ok: true, next: size, events: [{ type: 'sample.removed', ...counts }] };
}

/** "2 unlocks, 1 request", nothing when nobody made anything on top. */
export function onTopInWords(size: SampleSize): string {
  const parts = [
    [size.grants, 'unlock', 'unlocks'],
    [size.requests, 'request', 'requests'],
    [size.interests, 'note of what customers ask for', 'notes of what customers ask for'],
    [size.feedback, 'piece of feedback', 'pieces of feedback'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(', ');
}
