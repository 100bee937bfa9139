/**
 * Who may do what: the permission table of the product as data. `yes` may, `no` may not; any other word
 * names the fact that must hold. A person may hold several roles; one that allows is enough.
 */
import { type Refusal, refuse } from './decision.ts';

export const roles = ['viewer', 'sales', 'sales_lead', 'engineer', 'pm', 'admin'] as const;
export type Role = (typeof roles)[number];

export const roleNames: Record<Role, string> = {
  viewer: 'Viewer',
  sales: 'Sales',
  sales_lead: 'Sales lead',
  engineer: 'Engineer',
  pm: 'Product manager',
  admin: 'Admin',
};

export const actions = [
  'see',
  'unlock',
  'approve',
  'change_grant',
  'withdraw_request',
  'create_feature',
  'mark_ready',
  'plan_round',
  'pause_round',
  'declare_ga',
  'show_to_browsers',
  'serve_outside_production',
  'kill',
  'break_glass',
  'publish_policy',
  'record_interest',
  'withdraw_interest',
  'comment',
  'delegate',
  'change_settings',
  'read_notices',
  'keep_profile',
  'edit_account',
  'manage_keys',
  'manage_users',
  'export_audit',
  'verify_audit',
] as const;
export type Action = (typeof actions)[number];

export const actionNames: Record<Action, string> = {
  see: 'see features, rounds, accounts, timeline',
  unlock: 'unlock / request for an account',
  approve: 'approve',
  change_grant: 'extend, revoke, undo a grant',
  withdraw_request: 'withdraw a request',
  create_feature: 'create a feature',
  mark_ready: 'mark a round ready',
  plan_round: 'plan, open, close a round; seats; eligibility',
  pause_round: 'pause a round',
  declare_ga: 'declare GA, retire',
  show_to_browsers: 'show a feature to browser apps, hide it',
  serve_outside_production: 'serve everyone in an environment, and back',
  kill: 'kill switch and lifting it',
  break_glass: 'break-glass, exclusion',
  publish_policy: 'publish policy',
  record_interest: 'record interest, feedback',
  withdraw_interest: 'note that an account does not ask any more',
  comment: 'comment on a request, an unlock, feedback',
  delegate: 'let a colleague decide in your place',
  change_settings: 'change waiting times and reminders',
  read_notices: 'read your own notices, choose what you are told of',
  keep_profile: 'change your own name and password',
  edit_account: 'create and edit accounts',
  manage_keys: 'API keys',
  manage_users: 'users, roles, sign-in, import',
  export_audit: 'export the audit trail',
  verify_audit: 'verify the audit trail',
};

/** What a scope needs to be true of the object at hand, and the sentence when it is not. */
export const scopes = {
  byPolicy: 'by policy',
  own: 'only your own',
  team: "only your team's",
  internalAccounts: 'only internal accounts',
  leadStep: "only a sales lead's step",
  engineeringStep: 'only an engineering step',
  ownFeatures: 'only your own features',
  notProduction: 'not in production',
} as const;
export type Scope = keyof typeof scopes;
export type Cell = 'yes' | 'no' | Scope;

export const permissions = {
  see: { viewer: 'yes', sales: 'yes', sales_lead: 'yes', engineer: 'yes', pm: 'yes', admin: 'yes' },
  unlock: {
    viewer: 'no',
    sales: 'byPolicy',
    sales_lead: 'byPolicy',
    engineer: 'internalAccounts',
    pm: 'byPolicy',
    admin: 'no',
  },
  approve: {
    viewer: 'no',
    sales: 'no',
    sales_lead: 'leadStep',
    engineer: 'engineeringStep',
    pm: 'ownFeatures',
    admin: 'no',
  },
  change_grant: { viewer: 'no', sales: 'own', sales_lead: 'team', engineer: 'no', pm: 'yes', admin: 'yes' },
  withdraw_request: {
    viewer: 'no',
    sales: 'own',
    sales_lead: 'team',
    engineer: 'own',
    pm: 'yes',
    admin: 'yes',
  },
  create_feature: { viewer: 'no', sales: 'no', sales_lead: 'no', engineer: 'yes', pm: 'yes', admin: 'no' },
  mark_ready: { viewer: 'no', sales: 'no', sales_lead: 'no', engineer: 'yes', pm: 'no', admin: 'no' },
  plan_round: { viewer: 'no', sales: 'no', sales_lead: 'no', engineer: 'no', pm: 'ownFeatures', admin: 'no' },
  pause_round: {
    viewer: 'no',
    sales: 'no',
    sales_lead: 'no',
    engineer: 'yes',
    pm: 'ownFeatures',
    admin: 'no',
  },
  declare_ga: { viewer: 'no', sales: 'no', sales_lead: 'no', engineer: 'no', pm: 'ownFeatures', admin: 'no' },
  show_to_browsers: {
    viewer: 'no',
    sales: 'no',
    sales_lead: 'no',
    engineer: 'yes',
    pm: 'ownFeatures',
    admin: 'no',
  },
  serve_outside_production: {
    viewer: 'no',
    sales: 'no',
    sales_lead: 'no',
    engineer: 'notProduction',
    pm: 'no',
    admin: 'no',
  },
  kill: { viewer: 'no', sales: 'no', sales_lead: 'no', engineer: 'yes', pm: 'yes', admin: 'yes' },
  break_glass: { viewer: 'no', sales: 'no', sales_lead: 'no', engineer: 'no', pm: 'yes', admin: 'yes' },
  publish_policy: { viewer: 'no', sales: 'no', sales_lead: 'no', engineer: 'no', pm: 'yes', admin: 'no' },
  record_interest: { viewer: 'no', sales: 'yes', sales_lead: 'yes', engineer: 'yes', pm: 'yes', admin: 'no' },
  withdraw_interest: {
    viewer: 'no',
    sales: 'own',
    sales_lead: 'team',
    engineer: 'own',
    pm: 'yes',
    admin: 'no',
  },
  comment: { viewer: 'no', sales: 'yes', sales_lead: 'yes', engineer: 'yes', pm: 'yes', admin: 'yes' },
  delegate: { viewer: 'no', sales: 'no', sales_lead: 'yes', engineer: 'yes', pm: 'yes', admin: 'no' },
  change_settings: { viewer: 'no', sales: 'no', sales_lead: 'no', engineer: 'no', pm: 'yes', admin: 'yes' },
  read_notices: { viewer: 'yes', sales: 'yes', sales_lead: 'yes', engineer: 'yes', pm: 'yes', admin: 'yes' },
  keep_profile: { viewer: 'yes', sales: 'yes', sales_lead: 'yes', engineer: 'yes', pm: 'yes', admin: 'yes' },
  edit_account: { viewer: 'no', sales: 'own', sales_lead: 'team', engineer: 'no', pm: 'yes', admin: 'yes' },
  manage_keys: {
    viewer: 'no',
    sales: 'no',
    sales_lead: 'no',
    engineer: 'notProduction',
    pm: 'no',
    admin: 'yes',
  },
  manage_users: { viewer: 'no', sales: 'no', sales_lead: 'no', engineer: 'no', pm: 'no', admin: 'yes' },
  export_audit: {
    viewer: 'no',
    sales: 'no',
    sales_lead: 'team',
    engineer: 'ownFeatures',
    pm: 'yes',
    admin: 'yes',
  },
  verify_audit: { viewer: 'yes', sales: 'no', sales_lead: 'no', engineer: 'yes', pm: 'yes', admin: 'yes' },
} as const satisfies Record<Action, Record<Role, Cell>>;

/** Which scopes hold for the object at hand; what is left out does not hold. */
export type ScopeFacts = Partial<Record<Scope, boolean>>;

export function permits(action: Action, held: readonly Role[], facts: ScopeFacts): boolean {
  return held.some((role) => {
    const cell: Cell = permissions[action][role];
    return cell === 'yes' || (cell !== 'no' && facts[cell] === true);
  });
}

/** @returns nothing when the action is permitted, else a `forbidden` refusal that says what would have to hold. */
export function refuseUnlessPermitted(
  action: Action,
  held: readonly Role[],
  facts: ScopeFacts,
): Refusal | undefined {
  if (permits(action, held, facts)) return undefined;
  const narrowed = held
    .map((role): Cell => permissions[action][role])
    .filter((cell): cell is Scope => cell !== 'yes' && cell !== 'no');
  const [first] = narrowed;
  if (first)
    return refuse('forbidden', `You may not do this here: ${actionNames[action]}, ${scopes[first]}.`);
  const allowed = roles
    .filter((role) => (permissions[action][role] as Cell) !== 'no')
    .map((role) => roleNames[role]);
  return refuse('forbidden', `Your role may not do this. ${inWords(allowed)} can: ${actionNames[action]}.`);
}

function inWords(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? 'Nobody';
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
