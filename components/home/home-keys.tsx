import Link from 'next/link';
import type { AdminHome } from '#components/home/home-data.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';

export function HomeKeys({ keys }: { readonly keys: AdminHome['keys'] }) {
  if (keys.length === 0)
    return (
      <Section title="Active keys">
        <EmptyState
          action={
            <Button asChild>
              <Link href="/keys">Create a key</Link>
            </Button>
          }
        >
          No key is active, so no app can ask.
        </EmptyState>
      </Section>
    );
  return (
    <Section
      title="Active keys"
      aside={
        <Link href="/keys" className="underline-link thumb">
          All keys
        </Link>
      }
    >
      <Table>
        <TableHeader>
          <tr>
            <TableHead>Key</TableHead>
            <TableHead>Kind</TableHead>
            <TableHead>Environment</TableHead>
            <TableHead>Last used</TableHead>
            <TableHead align="end">Ends</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {keys.map((key) => (
            <TableRow key={key.id}>
              <TableCell phone="main" className="text-base font-semibold">
                {key.name}
              </TableCell>
              <TableCell className="first-letter:uppercase max-sm:hidden">{key.kind}</TableCell>
              <TableCell className="first-letter:uppercase max-sm:text-muted">
                <span className="sm:hidden">{key.kind} · </span>
                {key.environmentKey}
              </TableCell>
              <TableCell phone="aside">
                {key.lastUsedAt ? (
                  <RelativeTime at={key.lastUsedAt} />
                ) : (
                  <span className="text-muted">never used</span>
                )}
              </TableCell>
              <TableCell align="end" className="max-sm:hidden">
                {key.expiresAt ? (
                  <RelativeTime at={key.expiresAt} form="date" />
                ) : (
                  <span className="text-muted">no end</span>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
