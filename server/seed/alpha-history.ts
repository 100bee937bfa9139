import { accessDeeds } from './access-deeds.ts';
import { featureDeeds } from './feature-deeds.ts';
import type { Deed } from './scene.ts';

const logs = { ...featureDeeds('log-streaming'), ...accessDeeds('log-streaming') };
const profiler = { ...featureDeeds('python-profiler'), ...accessDeeds('python-profiler') };
const search = { ...featureDeeds('trace-search'), ...accessDeeds('trace-search') };
const reports = { ...featureDeeds('scheduled-reports'), ...accessDeeds('scheduled-reports') };
const anomalies = featureDeeds('anomaly-alerts');

/** Alphas that ask the product manager, and what stands between two rounds. */
export const alphaHistory: readonly Deed[] = [
  logs.plan('20d 9:40', { kind: 'alpha', seats: 5, days: 21, maxDays: 45 }),
  logs.ready('18d 16:22', 'Up to 10,000 lines a second. No replay yet.'),
  logs.open('17d 9:10'),
  logs.ask('16d 11:14', 'sales', 'massive-dynamic', { days: 30, reason: 'Leaves a competitor over this.' }),
  logs.approve('16d 14:02', 'massive-dynamic', { seenAfter: 96 }),
  logs.ask('15d 15:33', 'sales', 'globex', { days: 21, reason: 'Wants logs next to traces on one screen.' }),
  logs.reject('14d 9:40', 'globex', 'After the memory fix; ask again in two weeks.'),
  logs.ask('12d 9:52', 'sales-emea', 'weyland', { days: 45, reason: 'Has an incident every Monday.' }),
  logs.approve('12d 13:26', 'weyland', { reason: 'Yes, and call them on Tuesday.', seenAfter: 73 }),
  logs.ask('9d 8:55', 'sales-apac', 'nakatomi', { days: 30, reason: 'Part of the tender.' }),
  logs.approve('9d 10:37', 'nakatomi', { seenAfter: 44 }),
  logs.ask('7d 10:29', 'sales-emea', 'soylent', { days: 21, reason: 'Trial with the night shift.' }),
  logs.cancel('6d 9:21', 'sales-emea', 'soylent', 'The customer moved the trial to next quarter.'),
  logs.revoke('4d 11:48', 'pm', 'nakatomi', 'Their volume is more than the alpha can take.'),
  logs.ask('48min', 'sales-apac', 'momcorp', {
    days: 30,
    reason: 'The first question of their new head of platform.',
    closesInDays: 38,
  }),

  profiler.plan('16d 13:10', { kind: 'alpha', seats: 4, days: 21, maxDays: 30, opensWhenReady: true }),
  profiler.ready('11d 17:30', 'Overhead measured below two percent on our own services.'),
  profiler.ask('10d 9:18', 'sales-emea', 'abstergo', {
    days: 28,
    reason: 'All of their services are Django.',
  }),
  profiler.approve('10d 11:41', 'abstergo', { seenAfter: 153 }),
  profiler.ask('8d 13:22', 'sales-apac', 'rekall', { days: 21, reason: 'On a call, curious.' }),
  profiler.reject('7d 9:05', 'rekall', 'Their Python is 3.9; the profiler needs 3.11.'),
  profiler.ask('5d 9:46', 'sales', 'wayne', {
    days: 14,
    reason: 'Data team wants numbers before the quarter ends.',
  }),
  profiler.approve('5d 10:20', 'wayne', { seenAfter: 31 }),

  search.plan('28d 14:35', { kind: 'alpha', seats: 2, days: 14, maxDays: 21 }),
  search.ready('26d 15:18', 'Index covers seven days.'),
  search.open('25d 9:00'),
  search.ask('25d 10:49', 'sales', 'globex', { days: 21, reason: 'Searches by order number all day.' }),
  search.approve('25d 11:30', 'globex', { seenAfter: 41 }),
  search.ask('24d 13:55', 'sales-emea', 'zorg', { days: 14, reason: 'Has the largest index of all.' }),
  search.approve('23d 9:12', 'zorg', { seenAfter: 320 }),
  search.close('9d 16:00', 'Seven days are too few: the beta gets thirty.'),
  search.plan('6d 13:40', { kind: 'beta', seats: 8, days: 30, maxDays: 60, opensInDays: 2 }),
  search.ready('1d 16:10', 'Thirty days of traces, answers under two seconds.', ['killSwitch']),

  reports.plan('24d 15:25', { kind: 'alpha', seats: 2, days: 14, maxDays: 21 }),
  reports.ready('22d 14:15', 'PDF only.'),
  reports.open('21d 9:30'),
  reports.ask('21d 14:27', 'sales', 'initech', { days: 14, reason: 'Nine managers want it on Monday.' }),
  reports.approve('20d 9:08', 'initech', { seenAfter: 26 }),
  reports.close('7d 15:10', 'Everybody asked for spreadsheets; they come with the beta.'),

  anomalies.plan('2d 14:05', { kind: 'alpha', seats: 3, days: 21, maxDays: 30, opensInDays: 16 }),
].flat();
