import type { Exclusions } from '#components/grants/grant-data.ts';
import { LiftExclusionButton } from '#components/grants/lift-exclusion-button.tsx';
import { Section } from '#components/section.tsx';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import {
  Table,
  TableActions,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowLink,
} from '#components/ui/table.tsx';

interface ExclusionListProps {
  readonly exclusions: Exclusions;
  /** What each row is about: on an account's page its features, on a feature's page its accounts. */
  readonly of: 'features' | 'accounts';
}

const titles = { features: 'Excluded from', accounts: 'Excluded accounts' } as const;

/** Left out while there are none. */
export function ExclusionList({ exclusions: { rows, mayExclude }, of }: ExclusionListProps) {
  if (rows.length === 0) return null;
  return (
    <Section title={titles[of]}>
      <Table aria-label={titles[of]} className="sm:table-fixed">
        <colgroup>
          <col className="sm:w-[28%]" />
          <col />
          {mayExclude && <col className="sm:w-24" />}
        </colgroup>
        <TableHeader className="sr-only">
          <tr>
            <TableHead>{of === 'features' ? 'Feature' : 'Account'}</TableHead>
            <TableHead>Why</TableHead>
            {mayExclude && <TableHead>Lift</TableHead>}
          </tr>
        </TableHeader>
        <TableBody className="border-t border-rule">
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell phone="main" className="py-2">
                <TableRowLink
                  href={of === 'features' ? `/features/${row.feature.key}` : `/accounts/${row.account.key}`}
                  prefetch={false}
                >
                  {of === 'features' ? row.feature.name : row.account.name}
                </TableRowLink>
              </TableCell>
              <TableCell phone="line" className="relative py-2">
                <p className="max-w-[68ch] break-words">
                  <Glyph name="cross" className="mr-1.5 text-red" />
                  {row.reason}
                </p>
                <p className="text-muted">
                  {row.createdByName}, <RelativeTime at={row.createdAt} form="date" />
                </p>
              </TableCell>
              {mayExclude && (
                <TableCell align="end">
                  <TableActions>
                    <LiftExclusionButton exclusion={row} />
                  </TableActions>
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
