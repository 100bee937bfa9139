import { countInWords } from '#components/features/count-in-words.ts';
import type { FeatureListRow } from '#components/features/feature-data.ts';
import { KilledMark } from '#components/features/killed-mark.tsx';
import { moneyInShort } from '#components/features/money.ts';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { SeatMeter } from '#components/rounds/seat-meter.tsx';
import { SampleMark } from '#components/sample/sample-mark.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableCell, TableRow, TableRowLink } from '#components/ui/table.tsx';
import { roundTitle } from '#domain/lifecycle.ts';

export function FeatureRow({ row }: { readonly row: FeatureListRow }) {
  const { round } = row;
  const another = round && round.kind !== row.stage;
  return (
    <TableRow>
      <TableCell phone="main" className="sm:max-w-[14rem] xl:max-w-[22rem]">
        <TableRowLink href={`/features/${row.key}`}>{row.name}</TableRowLink>
        {row.sample && <SampleMark />}
        <p className="truncate text-muted pointer-fine:in-[.compact]:hidden max-sm:whitespace-normal">
          {row.summary}
        </p>
        {row.killedIn.length > 0 && (
          <span className="pointer-fine:in-[.compact]:ml-2.5">
            <KilledMark environments={row.killedIn} />
          </span>
        )}
      </TableCell>
      <TableCell phone="aside" className="max-sm:self-start max-sm:pt-1">
        <StageBadge stage={row.stage} />
      </TableCell>
      <TableCell phone="none" className="whitespace-nowrap sm:max-xl:hidden">
        {round ? (
          <>
            {another ? roundTitle(round) : `Round ${round.number}`}
            <span className="text-muted"> · {round.status}</span>
          </>
        ) : (
          <None />
        )}
      </TableCell>
      <TableCell phone="none">
        {round ? (
          <SeatMeter
            total={round.seats.total}
            taken={round.seats.taken}
            kind={round.kind}
            className="align-middle"
          />
        ) : (
          <None />
        )}
      </TableCell>
      <TableCell phone="none" align="end">
        {row.living === 0 ? <None /> : row.living}
      </TableCell>
      <TableCell phone="none" align="end">
        {row.waiting === 0 ? <None /> : <span className="font-semibold text-indigo">{row.waiting}</span>}
      </TableCell>
      <TableCell phone="none" align="end" className="whitespace-nowrap">
        {row.asking === 0 ? <None /> : askedFor(row)}
      </TableCell>
      <TableCell phone="none" className="whitespace-nowrap sm:max-lg:hidden sm:pl-4">
        {round?.plannedCloseAt ? (
          <RelativeTime at={round.plannedCloseAt} form="date" focusable={false} />
        ) : (
          <None />
        )}
      </TableCell>
      <TableCell phone="none" className="whitespace-nowrap sm:max-2xl:hidden">
        {row.pmName}
      </TableCell>
      <TableCell phone="line" className="sm:hidden">
        <PhoneLine row={row} />
      </TableCell>
    </TableRow>
  );
}

/** What the other columns say, on one line of a phone. */
function PhoneLine({ row }: { readonly row: FeatureListRow }) {
  const { round } = row;
  if (!round && row.living === 0 && row.asking === 0) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1 text-muted">
      {round && <SeatMeter total={round.seats.total} taken={round.seats.taken} kind={round.kind} />}
      {round && round.status !== 'open' && <span>Round {round.status}</span>}
      {!round && row.living > 0 && <span>{countInWords(row.living, 'account')} in</span>}
      {row.waiting > 0 && <span className="font-semibold text-indigo">{row.waiting} waiting</span>}
      {row.asking > 0 && <span>asked for by {askedFor(row)}</span>}
    </span>
  );
}

/** "5 · $420k" */
function askedFor({ asking, askedValue }: FeatureListRow): string {
  return askedValue > 0 ? `${asking} · ${moneyInShort(askedValue)}` : `${asking}`;
}

function None() {
  return (
    <span className="text-muted">
      <span aria-hidden="true">–</span>
      <span className="sr-only">none</span>
    </span>
  );
}
