import { FeatureCells, rowIds } from '#components/accounts/feature-cell.tsx';
import { FeatureTable } from '#components/accounts/feature-table.tsx';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { SeatMeter } from '#components/rounds/seat-meter.tsx';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableActions, TableCell, TableRow } from '#components/ui/table.tsx';
import { addDays, daysInWords } from '#domain/dates.ts';

interface CanHaveSectionProps {
  readonly features: readonly JudgedFeature[];
  readonly hint: string;
  /** Whether its first verb is the first of the page. */
  readonly leads: boolean;
  /** Left out for readers who may not unlock. */
  readonly onUnlock: ((featureKey: string) => void) | undefined;
}

export function CanHaveSection({ features, hint, leads, onUnlock }: CanHaveSectionProps) {
  return (
    <Section title="Can have now" hint={hint}>
      <FeatureTable
        label="Can have now"
        showHeads
        heads={[
          { name: 'Places', className: 'sm:w-[10.75rem]' },
          { name: 'Would end', className: cn('sm:w-20 sm:pr-1', whereNarrow.hidden) },
          ...(onUnlock ? [{ name: 'Unlock', silent: true }] : []),
        ]}
      >
        {features.map((judged, place) => (
          <CanHaveRow
            key={judged.feature.key}
            judged={judged}
            first={place === 0}
            leads={leads}
            onUnlock={onUnlock}
          />
        ))}
      </FeatureTable>
    </Section>
  );
}

interface CanHaveRowProps {
  readonly judged: JudgedFeature;
  readonly first: boolean;
  readonly leads: boolean;
  readonly onUnlock: CanHaveSectionProps['onUnlock'];
}

function CanHaveRow({ judged, first, leads, onUnlock }: CanHaveRowProps) {
  const { feature, facts, days } = judged;
  const { round } = facts;
  const end = <RelativeTime at={addDays(new Date(), days)} form="date" focusable={false} />;
  return (
    <TableRow>
      <FeatureCells judged={judged}>{feature.summary}</FeatureCells>
      <TableCell phone="main" className="max-sm:row-start-2 max-sm:mt-1.5">
        {round && (
          <SeatMeter {...round.seats} kind={round.kind} className="sm:flex-col sm:items-start sm:gap-1" />
        )}
        <p className={cn('mt-1 text-muted max-sm:hidden', whereNarrow.shown)}>
          {end} · {daysInWords(days)}
        </p>
      </TableCell>
      <TableCell
        phone="aside"
        className={cn('whitespace-nowrap max-sm:row-start-2 max-sm:mt-1.5', whereNarrow.hidden)}
      >
        {end}
        <span className="sm:hidden"> · </span>
        <span className="text-muted sm:block">{daysInWords(days)}</span>
      </TableCell>
      {onUnlock && (
        <TableCell align="end">
          <TableActions>
            <Button
              id={rowIds(feature.key).verb}
              variant={first && leads ? 'primary' : 'outline'}
              {...(first ? { kbd: 'u' } : {})}
              className="max-w-full"
              onClick={() => onUnlock(feature.key)}
            >
              <span className="truncate">
                Unlock <span className="sm:max-lg:sr-only">{feature.name}</span>
              </span>
            </Button>
          </TableActions>
        </TableCell>
      )}
    </TableRow>
  );
}

/** Where the column has no room of its own, its words stand under the places. */
const whereNarrow = {
  hidden: 'sm:max-lg:hidden xl:max-[87rem]:hidden',
  shown: 'lg:hidden xl:max-[87rem]:block',
};
