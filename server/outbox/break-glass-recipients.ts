import { and, arrayOverlaps, eq } from 'drizzle-orm';
import { grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { permissions, roles } from '#domain/permissions.ts';
import { inGroup } from '#domain/requests.ts';
import type { ToldTo } from './told-to.ts';

const approvers = roles.filter((role) => permissions.approve[role] !== 'no');
/** Who may look at a break-glass of somebody else. */
const reviewers = roles.filter((role) => permissions.break_glass[role] === 'yes');

export const breakGlassRecipients: ToldTo = {
  'grant.created': async (db, event) => {
    if (event.source !== 'break_glass') return [];
    const [held] = await db
      .select({ sellerId: grants.sellerId, pmId: features.pmId, teamId: accounts.teamId })
      .from(grants)
      .innerJoin(features, eq(features.id, grants.featureId))
      .innerJoin(accounts, eq(accounts.id, grants.accountId))
      .where(eq(grants.id, event.grantId));
    if (!held) return [];
    const skipped = event.skipped ?? [];
    const candidates = await db
      .select({ id: users.id, roles: users.roles, teamId: users.teamId })
      .from(users)
      .where(and(eq(users.active, true), arrayOverlaps(users.roles, [...approvers, ...reviewers])));
    const told = candidates.filter((one) => {
      if (one.id !== held.sellerId && one.roles.some((role) => reviewers.includes(role))) return true;
      const sameTeam = one.teamId !== null && one.teamId === held.teamId;
      const member = { roles: one.roles, isFeaturePm: one.id === held.pmId, sameTeam };
      return skipped.some((group) => inGroup(group, member));
    });
    return [...told.map(({ id }) => id), held.sellerId];
  },
  'break_glass.reviewed': async (db, event) => {
    const found = await db
      .select({ granter: grants.grantedBy, seller: grants.sellerId })
      .from(grants)
      .where(eq(grants.id, event.grantId));
    return found.flatMap(({ granter, seller }) => [granter, seller]);
  },
};
