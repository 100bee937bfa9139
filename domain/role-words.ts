import { type Role, roleNames } from './permissions.ts';

/** What each role is for, in one line; what it may do exactly is the table of permissions. */
export const roleTasks: Record<Role, string> = {
  viewer: 'Reads everything, changes nothing.',
  sales: 'Unlocks for their own customers where the policy allows it, and asks where it does not.',
  sales_lead: 'Does what sales does, for the whole team, and says yes to what the team asks for.',
  engineer: 'Writes features down, says when they are ready, pulls the kill switch.',
  pm: 'Runs the rounds of their features, answers requests, publishes the policy.',
  admin: 'Looks after people, keys and imports. Does not decide which customer gets what.',
};

/** "Sales, Admin" */
export function rolesInWords(roles: readonly Role[]): string {
  return roles.length === 0 ? 'none' : roles.map((role) => roleNames[role]).join(', ');
}
