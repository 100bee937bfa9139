'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { DirectoryAnswer, GivingGroup } from '#components/directory/directory-data.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import {
  Table,
  TableActions,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '#components/ui/table.tsx';
import { useOpening } from '#components/ui/use-opening.ts';
import { rolesInWords } from '#domain/role-words.ts';

const GroupRolesSheet = dynamic(
  () => import('#components/directory/group-roles-sheet.tsx').then((module) => module.GroupRolesSheet),
  { ssr: false },
);
const RemoveGroupDialog = dynamic(
  () => import('#components/directory/remove-group-dialog.tsx').then((module) => module.RemoveGroupDialog),
  { ssr: false },
);

/** The mapping: which group gives which roles, and a team. */
export function GivingGroupsSection({ answer }: { readonly answer: DirectoryAnswer }) {
  const { mapping, teams, groups, fromGroups } = answer;
  const setting = useOpening();
  const removing = useOpening();
  const [group, setGroup] = useState<GivingGroup>();
  const open = (way: typeof setting, wanted?: GivingGroup) => {
    setGroup(wanted);
    way.show();
  };
  return (
    <Section
      title="What groups give"
      hint={
        fromGroups > 0 &&
        `${fromGroups === 1 ? '1 person has' : `${fromGroups} people have`} their roles from groups.`
      }
      aside={
        mapping.length > 0 && (
          <Button ref={setting.opener} size="sm" onClick={() => open(setting)}>
            Add a group
          </Button>
        )
      }
    >
      {mapping.length === 0 ? (
        <EmptyState
          action={
            <Button ref={setting.opener} onClick={() => open(setting)}>
              Add the first group
            </Button>
          }
        >
          No group gives a role yet, so admins choose the roles of everybody here, one by one.
        </EmptyState>
      ) : (
        <Table aria-label="What groups give">
          <TableHeader>
            <tr>
              <TableHead>Group</TableHead>
              <TableHead>Roles</TableHead>
              <TableHead>Team</TableHead>
              <TableHead align="end">People</TableHead>
              <TableHead>
                <span className="sr-only">Change or remove</span>
              </TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {mapping.map((one) => (
              <TableRow key={one.id}>
                <TableCell phone="main" className="max-w-72 text-base font-semibold break-words">
                  {one.group}
                </TableCell>
                <TableCell>{rolesInWords(one.roles)}</TableCell>
                <TableCell className={one.team ? undefined : 'max-sm:hidden'}>
                  {one.team ? one.team.name : <span className="text-muted">chosen here</span>}
                </TableCell>
                <TableCell align="end" phone="aside">
                  {one.people}
                  <span className="text-muted sm:sr-only"> {one.people === 1 ? 'person' : 'people'}</span>
                </TableCell>
                <TableCell align="end">
                  <TableActions>
                    <Button size="sm" aria-label={`Change ${one.group}`} onClick={() => open(setting, one)}>
                      Change
                    </Button>
                    <Button size="sm" aria-label={`Remove ${one.group}`} onClick={() => open(removing, one)}>
                      Remove
                    </Button>
                  </TableActions>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {setting.times > 0 && (
        <GroupRolesSheet
          key={`set-${setting.times}`}
          group={group}
          known={groups.filter(({ gives }) => !gives).map(({ name }) => name)}
          teams={teams}
          {...setting.hold}
        />
      )}
      {removing.times > 0 && group && (
        <RemoveGroupDialog key={`remove-${removing.times}`} group={group} {...removing.hold} />
      )}
    </Section>
  );
}
