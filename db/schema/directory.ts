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
