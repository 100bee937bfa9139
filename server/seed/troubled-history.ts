import { accessDeeds } from './access-deeds.ts';
import { featureDeeds } from './feature-deeds.ts';
import type { Deed } from './scene.ts';

const digest = { ...featureDeeds('slack-digest'), ...accessDeeds('slack-digest') };
const routing = { ...featureDeeds('alert-routing'), ...accessDeeds('alert-routing') };
const sampling = { ...featureDeeds('edge-sampling'), ...accessDeeds('edge-sampling') };

/** Betas with a round's own rule, a pause and a kill switch. */
export const troubledHistory: readonly Deed[] = [
  digest.plan('22d 11:30', {
    kind: 'beta',
    seats: 12,
    days: 30,
    maxDays: 45,
    rules: [
      {
        text: 'Starter plans ask a sales lead, then the product manager.',
        when: [{ field: 'account.tier', op: 'in', value: ['Starter'] }],
        outcome: {
          kind: 'needsApproval',
          steps: [
            { group: 'lead', quorum: 1 },
            { group: 'feature_pm', quorum: 1 },
          ],
        },
      },
    ],
    skipReason: 'Our own channel has had it for months.',
  }),
  digest.ready('20d 10:45', 'Sends once a day; a second send is impossible.'),
  digest.open('19d 13:00'),
  digest.unlock('18d 15:21', 'sales', 'initech', {
    days: 30,
    reason: 'On a call, lives in chat.',
    seenAfter: 24,
  }),
  digest.unlock('13d 9:42', 'sales-emea', 'tyrell', {
    days: 30,
    reason: 'Trial for on-call.',
    seenAfter: 66,
  }),
  digest.kill('9d 10:31', 'staging', 'Test channel got the digest of the wrong account.'),
  digest.lift('9d 13:54', 'staging', 'Fixed: the channel was reused by a test.'),
  digest.ask('6d 9:07', 'sales', 'pied-piper', { days: 30, reason: 'Small today, doubles every quarter.' }),
  digest.approve('6d 11:33', 'pied-piper', { by: 'lead', reason: 'Good for the upgrade talk.' }),
  digest.approve('5d 9:24', 'pied-piper', { seenAfter: 88 }),
  digest.ask('2d 15:45', 'sales', 'planet-express', {
    days: 30,
    reason: 'Would upgrade to Business for it.',
  }),
  digest.approve('1d 9:51', 'planet-express', { by: 'lead' }),
  digest.ask('75min', 'sales-emea', 'sirius-cybernetics', {
    days: 21,
    reason: 'On a call, decides this week.',
  }),

  routing.plan('25d 10:10', {
    kind: 'beta',
    seats: 5,
    days: 30,
    maxDays: 60,
    eligibility: [{ field: 'account.type', op: 'in', value: ['customer', 'internal'] }],
    skipReason: 'Rules are the same as in the product today.',
  }),
  routing.ready('21d 16:50', 'Falls back to the old list when an owner is missing.'),
  routing.open('20d 14:00'),
  routing.unlock('17d 11:36', 'sales-apac', 'momcorp', {
    days: 30,
    reason: 'Twelve teams, one inbox.',
    seenAfter: 51,
  }),
  routing.unlock('11d 10:14', 'sales', 'cyberdyne', {
    days: 45,
    reason: 'Renewal asks for it.',
    seenAfter: 35,
  }),
  routing.pause('3d 17:12', 'Two alerts went to a team that no longer exists. Fix is in review.'),

  sampling.plan('19d 15:20', {
    kind: 'beta',
    seats: 4,
    days: 21,
    maxDays: 30,
    skipReason: 'The alpha was the one of the agent itself.',
  }),
  sampling.ready('15d 13:48', 'Errors are always kept; tried with our own traffic.'),
  sampling.open('14d 10:30'),
  sampling.unlock('11d 14:39', 'sales-emea', 'abstergo', {
    days: 30,
    reason: 'Pays for volume.',
    seenAfter: 43,
  }),
  sampling.unlock('8d 15:57', 'sales-apac', 'buy-n-large', {
    days: 30,
    reason: 'Renewal over cost.',
    seenAfter: 72,
  }),
  sampling.kill('1d 14:26', 'production', 'Errors were dropped at two accounts. Off until 2.4.1.'),
].flat();
