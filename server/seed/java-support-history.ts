import { accessDeeds } from './access-deeds.ts';
import { featureDeeds } from './feature-deeds.ts';
import type { Deed } from './scene.ts';

const { plan, ready, open, close } = featureDeeds('java-support');
const { unlock, ask, approve, reject, revoke, undo } = accessDeeds('java-support');

export const javaSupportHistory: readonly Deed[] = [
  plan('33d 9:20', { kind: 'alpha', seats: 3, days: 21, maxDays: 30 }),
  ready('32d 16:12', 'Agents 2.3 and later, Spring Boot only for now.'),
  open('31d 9:05'),
  ask('31d 10:10', 'sales', 'acme', { days: 30, reason: 'Runs forty Java services and asked twice.' }),
  approve('31d 10:52', 'acme', { seenAfter: 38 }),
  ask('30d 14:03', 'sales', 'wayne', { days: 30, reason: 'Offers two engineers to test with us.' }),
  approve('30d 15:20', 'wayne', { reason: 'Good test: their traffic is like no other.', seenAfter: 64 }),
  ask('29d 11:31', 'sales-emea', 'tyrell', { days: 21, reason: 'Wants it for the billing service.' }),
  reject('29d 13:45', 'tyrell', 'Their services run Java 8; the alpha needs 11.'),
  ask('28d 9:44', 'sales-emea', 'gringotts', { days: 30, reason: 'Decides on the renewal with this.' }),
  approve('28d 11:02', 'gringotts', { seenAfter: 127 }),
  close('16d 16:30', 'Three accounts, eleven findings, all fixed.'),

  plan('15d 11:00', {
    kind: 'beta',
    seats: 5,
    days: 30,
    maxDays: 60,
    eligibility: [
      { field: 'account.tier', op: 'in', value: ['Business', 'Enterprise'] },
      { field: 'account.region', op: 'in', value: ['EU', 'UK', 'US'] },
    ],
  }),
  ready('14d 17:41', 'Agents 2.4 and later. Kill switch tried on staging.'),
  open('13d 10:00'),
  unlock('12d 11:15', 'sales', 'cyberdyne', {
    days: 30,
    reason: 'Trial for the payments team.',
    seenAfter: 52,
  }),
  unlock('10d 10:26', 'sales', 'acme', {
    days: 60,
    reason: 'On a call, wants to try it on staging data first.',
    seenAfter: 9,
  }),
  unlock('9d 15:02', 'sales', 'dunder-mifflin', { days: 30, reason: 'On a call about the renewal.' }),
  undo('9d 15:06', 'sales', 'dunder-mifflin'),
  ask('8d 10:18', 'sales', 'black-mesa', {
    days: 30,
    reason: 'Met them at the trade fair; their seller is away this week.',
  }),
  reject('8d 14:50', 'black-mesa', 'Their agents are at 2.1. Ask again when they are updated.'),
  revoke('6d 16:05', 'sales', 'cyberdyne', 'They move to Kotlin first and want it back later.'),
  ask('3d 10:12', 'lead', 'hooli', {
    days: 45,
    reason: 'Their platform team tests every new agent for a month.',
    closesInDays: 24,
  }),
  approve('3d 13:35', 'hooli', { reason: 'Worth a place; remind them to update the agent.' }),
  ask('1d 15:20', 'lead', 'umbrella', {
    days: 30,
    reason: 'Last open point of the evaluation before they sign.',
    closesInDays: 54,
  }),
  unlock('190min', 'sales', 'initech', {
    days: 30,
    reason: 'On a call, agent 2.4 is installed.',
    seenAfter: 41,
  }),
  ask('125min', 'sales', 'stark', {
    days: 45,
    reason: 'Took the call for Sales EMEA; they want to start today.',
    closesInDays: 54,
  }),
].flat();
