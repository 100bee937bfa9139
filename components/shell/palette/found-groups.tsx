import type { inferRouterOutputs } from '@trpc/server';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { bestFit, type Entry, type EntryGroup } from '#components/shell/palette/entry.ts';
import { roleNames } from '#domain/permissions.ts';
import type { AppRouter } from '#server/api/router.ts';

export type Found = inferRouterOutputs<AppRouter>['search']['everything'];

const pastedNames: Record<Found['pasted'][number]['kind'], string> = {
  account: 'Account',
  feature: 'Feature',
  request: 'Request',
  unlock: 'Unlock',
  person: 'Person',
  event: 'On the timeline',
  key: 'Key',
};

const statusNames: Record<Found['requests'][number]['status'], string> = {
  pending: 'Waits for a yes',
  waitlisted: 'On the waitlist',
  offered: 'Place offered',
  approved: 'Approved',
  rejected: 'Rejected',
  cancelled: 'Withdrawn',
};

function Aside({ children }: { readonly children: string }) {
  return <span className="truncate text-sm text-muted">{children}</span>;
}

function Name({ children }: { readonly children: string }) {
  return <span className="truncate font-semibold">{children}</span>;
}

/** What is called like that, one group for each kind. */
export function foundGroups(found: Found): EntryGroup[] {
  return [
    {
      ...{ heading: 'Pasted', fit: 'meant' },
      entries: found.pasted.map((one) =>
        entry(`pasted ${one.href}`, one.href, one.name, pastedNames[one.kind]),
      ),
    },
    {
      ...{ heading: 'Accounts', fit: bestFit(found.accounts) },
      entries: found.accounts.map((one) =>
        entry(
          `account ${one.key}`,
          `/accounts/${encodeURIComponent(one.key)}`,
          one.name,
          one.past ? 'Archived' : one.mine ? 'Yours' : one.ownerName,
        ),
      ),
    },
    {
      ...{ heading: 'Features', fit: bestFit(found.features) },
      entries: found.features.map((one) => ({
        ...entry(`feature ${one.key}`, `/features/${encodeURIComponent(one.key)}`, one.name),
        aside: <StageBadge stage={one.stage} />,
      })),
    },
    {
      ...{ heading: 'Contacts', fit: bestFit(found.contacts) },
      entries: found.contacts.map((one) =>
        entry(
          `contact ${one.id}`,
          `/accounts/${encodeURIComponent(one.accountKey)}`,
          one.name,
          `at ${one.accountName}`,
        ),
      ),
    },
    {
      ...{ heading: 'Requests', fit: bestFit(found.requests) },
      entries: found.requests.map((one) =>
        entry(
          `request ${one.id}`,
          `/approvals/${one.id}`,
          `${one.featureName} for ${one.accountName}`,
          one.waitsForMe ? 'Waits for you' : statusNames[one.status],
        ),
      ),
    },
    {
      ...{ heading: 'What people did', fit: bestFit(found.people) },
      entries: found.people.map((one) =>
        entry(
          `person ${one.id}`,
          `/timeline?person=${one.id}`,
          one.name,
          one.active ? one.roles.map((role) => roleNames[role]).join(', ') : 'Left',
        ),
      ),
    },
  ];
}

function entry(id: string, href: string, name: string, aside?: string): Entry {
  return { id, href, words: <Name>{name}</Name>, ...(aside ? { aside: <Aside>{aside}</Aside> } : {}) };
}
