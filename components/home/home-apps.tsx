import Link from 'next/link';
import type { AdminHome } from '#components/home/home-data.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';

interface HomeAppsProps {
  readonly asked: AdminHome['asked'];
  readonly keys: AdminHome['keys'];
}

/** Whether the customers' apps are asking, in each environment that has answered or has a key. */
export function HomeApps({ asked, keys }: HomeAppsProps) {
  const environments = [
    ...new Set([...asked.map((one) => one.environment), ...keys.map((key) => key.environmentKey)]),
  ].toSorted();
  if (environments.length === 0)
    return (
      <Section title="Apps asking">
        <EmptyState
          action={
            <Button asChild>
              <Link href="/keys">Create a key</Link>
            </Button>
          }
        >
          No app has asked yet.
        </EmptyState>
      </Section>
    );
  return (
    <Section title="Apps asking">
      <Table>
        <TableHeader>
          <tr>
            <TableHead>Environment</TableHead>
            <TableHead>Last asked</TableHead>
            <TableHead align="end">Accounts</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {environments.map((environment) => {
            const seen = asked.find((one) => one.environment === environment);
            return (
              <TableRow key={environment}>
                <TableCell phone="main" className="text-base font-semibold first-letter:uppercase">
                  {environment}
                </TableCell>
                <TableCell phone="aside">
                  {seen ? (
                    <RelativeTime at={seen.lastAskedAt} />
                  ) : (
                    <span className="text-muted">never asked</span>
                  )}
                </TableCell>
                <TableCell align="end" className="max-sm:text-muted">
                  {(seen?.accounts ?? 0).toLocaleString('en-US')}
                  <span className="sm:hidden">{seen?.accounts === 1 ? ' account' : ' accounts'}</span>
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Section>
  );
}
