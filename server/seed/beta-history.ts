import { accessDeeds } from './access-deeds.ts';
import { featureDeeds } from './feature-deeds.ts';
import type { Deed } from './scene.ts';

const engine = { ...featureDeeds('query-engine'), ...accessDeeds('query-engine') };
const retention = { ...featureDeeds('retention-days'), ...accessDeeds('retention-days') };
const settings = { ...featureDeeds('agent-config'), ...accessDeeds('agent-config') };
const views = { ...featureDeeds('saved-views'), ...accessDeeds('saved-views') };

/** Betas that sellers unlock by themselves: one of each value type, and one whose places are all taken. */
export const betaHistory: readonly Deed[] = [
  engine.plan('31d 14:10', { kind: 'alpha', seats: 2, days: 14, maxDays: 21 }),
  engine.ready('28d 16:40', 'Answers checked against the old engine on a million queries.'),
  engine.open('27d 9:30'),
  engine.ask('27d 11:05', 'sales', 'wayne', { days: 14, reason: 'Their monthly report takes nine minutes.' }),
  engine.approve('26d 9:15', 'wayne', { seenAfter: 210 }),
  engine.plan('17d 9:10', { kind: 'beta', seats: 6, days: 21, maxDays: 60 }),
  engine.ready('14d 14:25', 'Same as the alpha, with the memory limit raised.'),
  engine.promote('13d 15:40', 'No wrong answer in two weeks.'),
  engine.unlock('8d 9:33', 'sales', 'acme', {
    days: 60,
    reason: 'On a call about slow reports.',
    seenAfter: 17,
  }),
  engine.unlock('6d 11:47', 'sales-emea', 'weyland', {
    days: 30,
    reason: 'Trial on one team.',
    seenAfter: 84,
  }),

  retention.plan('21d 10:20', {
    kind: 'beta',
    seats: 10,
    days: 30,
    maxDays: 60,
    skipReason: 'Storage only; ran inside the company for half a year.',
  }),
  retention.ready('20d 15:55', 'Deletion after the end was tried on staging.'),
  retention.open('19d 9:00'),
  retention.unlock('18d 10:42', 'sales-apac', 'nakatomi', {
    days: 30,
    reason: 'Auditors ask for half a year.',
    variant: 'half-year',
    seenAfter: 33,
  }),
  retention.unlock('9d 16:08', 'sales', 'acme', {
    days: 60,
    reason: 'Renewal: compares quarters.',
    seenAfter: 12,
  }),
  retention.unlock('4d 14:31', 'sales-emea', 'octan', {
    days: 14,
    reason: 'On a call, trial.',
    seenAfter: 58,
  }),

  settings.plan('20d 13:30', {
    kind: 'beta',
    seats: 8,
    days: 30,
    maxDays: 60,
    eligibility: [{ field: 'account.tier', op: 'in', value: ['Business', 'Enterprise'] }],
    skipReason: 'Agents ignore it unless they are asked to follow.',
    opensWhenReady: true,
  }),
  settings.ready('17d 17:05', 'Agents 2.2 and later follow within a minute.'),
  settings.ask('16d 9:25', 'engineer', 'load-test', { days: 60, reason: 'For the nightly load test.' }),
  settings.approve('16d 9:58', 'load-test', { seenAfter: 6 }),
  settings.unlock('7d 10:03', 'sales', 'acme', {
    days: 60,
    reason: 'On a call, chasing a fault.',
    seenAfter: 14,
  }),
  settings.unlock('5d 15:36', 'sales', 'massive-dynamic', {
    days: 14,
    reason: 'Wants to lower the volume over the weekend.',
    seenAfter: 47,
  }),

  views.plan('27d 13:00', {
    kind: 'beta',
    seats: 3,
    days: 30,
    maxDays: 45,
    skipReason: 'Small, and every team in the company uses it.',
  }),
  views.ready('25d 11:20', 'Links are checked for the right account.'),
  views.open('24d 9:15'),
  views.unlock('23d 14:44', 'sales-emea', 'wonka', {
    days: 40,
    reason: 'On a call, shares screenshots.',
    seenAfter: 29,
  }),
  views.unlock('20d 11:09', 'sales-apac', 'rekall', {
    days: 21,
    reason: 'Trial for the support desk.',
    seenAfter: 36,
  }),
  views.unlock('10d 15:28', 'sales', 'globex', {
    days: 21,
    reason: 'On a call about the renewal.',
    seenAfter: 41,
  }),
  views.unlock('3d 16:17', 'sales-apac', 'black-mesa', {
    days: 30,
    reason: 'Has asked for weeks.',
    seenAfter: 19,
  }),
].flat();
