import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowLink,
} from '#components/ui/table.tsx';
import { roleNames } from '#domain/permissions.ts';
import type { ListedPerson, PeopleAnswer } from './people-data.ts';

interface PeopleTableProps {
  readonly answer: PeopleAnswer;
  readonly readerId: string;
  readonly stale: boolean;
  readonly onClear: () => void;
}

export function PeopleTable({ answer, readerId, stale, onClear }: PeopleTableProps) {
  const { people, found } = answer;
  if (people.length === 0)
    return (
      <EmptyState action={<Button onClick={onClear}>Show everybody</Button>}>Nobody fits this.</EmptyState>
    );
  return (
    <div aria-busy={stale}>
      <Table aria-label="People">
        <TableHeader>
          <tr>
            <TableHead>Name</TableHead>
            <TableHead>Roles</TableHead>
            <TableHead>Team</TableHead>
            <TableHead align="end">Live unlocks</TableHead>
            <TableHead className="pl-4">Last active</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} isReader={person.id === readerId} />
          ))}
        </TableBody>
      </Table>
      {found > people.length && (
        <p className="pt-3 text-sm text-muted">
          The first {people.length} of {found}: search to find the others.
        </p>
      )}
    </div>
  );
}

function PersonRow({ person, isReader }: { readonly person: ListedPerson; readonly isReader: boolean }) {
  const { id, name, email, roles, active, invited, teamName, unlocks, lastDeedAt } = person;
  return (
    <TableRow className={active ? undefined : 'text-muted'}>
      <TableCell phone="main" className="max-w-72">
        <TableRowLink href={`/people/${id}`} className={active ? undefined : 'text-muted'}>
          {name}
          {isReader && <span className="font-normal text-muted"> (you)</span>}
        </TableRowLink>
        <span className="block truncate text-sm text-muted">{email}</span>
      </TableCell>
      <TableCell>
        {roles.length > 0 ? roles.map((role) => roleNames[role]).join(', ') : 'No role'}
        {!active && <span className="font-semibold"> · Not active</span>}
        {active && invited && <span className="text-muted"> · Invited</span>}
      </TableCell>
      <TableCell className="max-sm:hidden">{teamName ?? '–'}</TableCell>
      <TableCell align="end" phone="none">
        {unlocks > 0 ? unlocks : '–'}
      </TableCell>
      <TableCell phone="aside" className="text-muted sm:pl-4">
        {lastDeedAt ? <RelativeTime at={lastDeedAt} focusable={false} /> : 'Not yet'}
      </TableCell>
    </TableRow>
  );
}
