import { sql } from 'drizzle-orm';
import { passwordLinks } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';

/** Whether somebody was sent an invitation and can not sign in yet. */
export const isInvited = sql<boolean>`${users.passwordHash} is null and ${users.singleSignOnId} is null and exists (
  select from ${passwordLinks} where ${passwordLinks.userId} = ${users.id} and ${passwordLinks.purpose} = 'invitation')`;
