import { defaultRules } from '#domain/policy.ts';
import { type Changes, newKey, reason } from './change.ts';

/** Who may publish does, so each of their policies is based on the one before. */
let published = 1;

export const policyChanges: Changes = {
  'policy.publish': {
    creates: true,
    action: 'publish_policy',
    input: (_scene, by) => ({
      basedOn: by.roles.includes('pm') ? published++ : published,
      rules: defaultRules.map((rule) => ({ ...rule, text: `${rule.text} ${newKey()}` })),
      reason,
    }),
  },
};
