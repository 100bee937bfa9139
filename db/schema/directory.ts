import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Role } from '#domain/permissions.ts';
import { teams, users } from './users.ts';

/** Which roles, and which team, membership in a group of the company's directory gives. */
export const groupRoles = pgTable(
  'group_roles',
  {
    id: uuid().primaryKey(),
    /** As the group claim or the directory writes it. */
    groupName: text('group_name').notNull(),
    roles: text().array().$type<Role[]>().notNull(),
    teamId: uuid('team_id').references(() => teams.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [uniqueIndex('group_roles_name').on(sql`lower(${t.groupName})`)],
);

/** What the directory calls the people it keeps here over SCIM, given back as it was sent. */
export const directoryPeople = pgTable(
  'directory_people',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id),
    userName: text('user_name').notNull(),
    displayName: text('display_name'),
    formattedName: text('formatted_name'),
    givenName: text('given_name'),
    familyName: text('family_name'),
    /** Deleted by the directory: for it there is no such person until it makes them again. */
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (t) => [uniqueIndex('directory_people_user_name').on(sql`lower(${t.userName})`)],
);

/** Groups that the directory keeps here over SCIM. */
export const directoryGroups = pgTable(
  'directory_groups',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    externalId: text('external_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('directory_groups_name').on(sql`lower(${t.name})`),
    index('directory_groups_external').on(t.externalId),
  ],
);

export const directoryMembers = pgTable(
  'directory_members',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => directoryGroups.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.userId] }), index('directory_members_user').on(t.userId)],
);

/** What the directory shows to be let in over SCIM. Shown once, kept as a hash. */
export const directoryTokens = pgTable('directory_tokens', {
  id: text().primaryKey(),
  name: text().notNull(),
  hash: text().notNull(),
  createdBy: uuid('created_by')
    .notNull()
    .references(() => users.id),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
});
