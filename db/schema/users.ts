import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Role } from '#domain/permissions.ts';

export const teams = pgTable('teams', {
  id: uuid().primaryKey(),
  name: text().notNull().unique(),
});

export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text('password_hash'),
    roles: text().array().$type<Role[]>().notNull().default([]),
    teamId: uuid('team_id').references(() => teams.id),
    active: boolean().notNull().default(true),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** Read by earlier releases only; sessions are rows of their own now. */
    sessionsSince: timestamp('sessions_since', { withTimezone: true }),
    /** Who they are to the company's identity provider: issuer and subject, bound at the first sign-in through it. */
    singleSignOnId: text('single_sign_on_id').unique(),
    /** What the company's directory calls them over SCIM. */
    externalId: text('external_id').unique(),
    /** Whether admins choose the roles here, or groups of the directory give them. */
    rolesFrom: text('roles_from').$type<'admins' | 'groups'>().notNull().default('admins'),
    /** The groups that the identity provider named at the last sign-in. */
    claimedGroups: text('claimed_groups').array().notNull().default([]),
  },
  (t) => [
    uniqueIndex('users_email_key').on(sql`lower(${t.email})`),
    check('users_roles_from', sql`${t.rolesFrom} in ('admins', 'groups')`),
  ],
);

export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    email: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('sign_in_attempts_email_at').on(t.email, t.at)],
);
