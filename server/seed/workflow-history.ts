import { defaultRules, type Rule } from '#domain/policy.ts';
import { excludeAccountVerb } from '#server/commands/exclusions/exclude-account.ts';
import { publishPolicyVerb } from '#server/commands/policy/publish-policy.ts';
import { accessDeeds } from './access-deeds.ts';
import type { Deed } from './scene.ts';

const views = accessDeeds('saved-views');
const logs = accessDeeds('log-streaming');

const withEngineers: readonly Rule[] = [
  {
    text: 'Engineers unlock for internal accounts.',
    when: [
      { field: 'actor.role', op: 'in', value: ['engineer'] },
      { field: 'account.type', op: 'in', value: ['internal'] },
    ],
    outcome: { kind: 'allow' },
  },
  ...defaultRules,
];

/** What stands in the way of somebody: a full round with a line, an exclusion, a broken glass, another policy. */
export const workflowHistory: readonly Deed[] = [
  {
    when: '9d 10:20',
    by: 'pm',
    what: 'the second policy is published',
    tell: async (scene, act) => {
      const reason = 'Nobody needs to be asked for our own accounts.';
      await scene.run(act, publishPolicyVerb, { basedOn: 1, rules: withEngineers, reason });
    },
  },
  {
    when: '6d 14:05',
    by: 'admin',
    what: 'Zorg is excluded from log streaming',
    tell: async (scene, act) => {
      const pair = {
        featureId: scene.id('feature', 'log-streaming'),
        accountId: scene.id('account', 'zorg'),
      };
      const reason = 'Their contract forbids that logs leave the EU.';
      await scene.run(act, excludeAccountVerb, { ...pair, reason });
    },
  },
  ...logs.breakGlass('1d 17:40', 'admin', 'cyberdyne', {
    days: 5,
    reason: 'An outage at theirs; they could not see their logs, and nobody was there to say yes.',
    seenAfter: 52,
  }),
  ...views.ask('2d 11:32', 'sales', 'hooli', {
    days: 30,
    reason: 'Forty dashboards to share; they ask at every call.',
    dealValue: 90_000,
    closesInDays: 21,
  }),
  ...views.ask('1d 15:06', 'sales-emea', 'octan', { days: 21, reason: 'The renewal hangs on it.' }),
];
