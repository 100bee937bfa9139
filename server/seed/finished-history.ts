import { accessDeeds } from './access-deeds.ts';
import { featureDeeds } from './feature-deeds.ts';
import type { Deed } from './scene.ts';

const go = { ...featureDeeds('go-support'), ...accessDeeds('go-support') };
const groups = { ...featureDeeds('group-sign-in'), ...accessDeeds('group-sign-in') };
const legacy = featureDeeds('legacy-agent');

/** Features that went the whole way. */
export const finishedHistory: readonly Deed[] = [
  go.plan('35d 13:15', {
    kind: 'beta',
    seats: 6,
    days: 45,
    maxDays: 60,
    skipReason: 'Ran inside the company for a year.',
  }),
  go.ready('34d 15:05', 'Go 1.21 and later.'),
  go.open('33d 10:00'),
  go.unlock('32d 11:24', 'sales', 'initech', {
    days: 60,
    reason: 'On a call, has ten services.',
    seenAfter: 48,
  }),
  go.unlock('29d 9:37', 'sales-emea', 'tyrell', { days: 60, reason: 'Trial before renewal.', seenAfter: 39 }),
  go.unlock('26d 10:58', 'sales-apac', 'momcorp', {
    days: 60,
    reason: 'Everything new is in Go.',
    seenAfter: 55,
  }),
  go.declareGa('8d 11:00', 'Three accounts in production for a month without an error.'),

  groups.plan('35d 14:00', {
    kind: 'beta',
    seats: 4,
    days: 30,
    maxDays: 45,
    skipReason: 'Tried with our own directory.',
  }),
  groups.ready('34d 11:10', 'Two directories tried from end to end.'),
  groups.open('34d 13:30'),
  groups.unlock('32d 14:19', 'sales-emea', 'gringotts', {
    days: 45,
    reason: 'Security review.',
    seenAfter: 175,
  }),
  groups.unlock('28d 13:03', 'sales', 'massive-dynamic', { days: 30, reason: 'Renewal.', seenAfter: 62 }),
  groups.declareGa('18d 9:45', 'Every security review asks for it.'),

  legacy.plan('35d 14:30', {
    kind: 'beta',
    seats: 1,
    days: 1,
    maxDays: 1,
    skipReason: 'Older than this ledger; written down so that its end stands here.',
  }),
  legacy.ready('35d 15:00', 'Has run for six years.'),
  legacy.open('35d 15:10'),
  legacy.declareGa('35d 15:20', 'Everybody has had it for six years.'),
  legacy.retire('5d 14:10', 'Agent 2 replaces it; the last account moved last week.'),
].flat();
