'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ChartTable } from '#components/charts/chart-table.tsx';
import { stepArea, stepLine } from '#components/charts/step-path.ts';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { cn } from '#components/ui/class-names.ts';
import { dayInWords } from '#domain/dates.ts';
import { roundTitle } from '#domain/lifecycle.ts';
import type { SeatsMoment } from '#domain/seats-over-time.ts';

const high = 100;
const tones = { alpha: 'text-alpha', beta: 'text-beta' } as const;

/** How the places of the round filled, day by day; left out until there are two days to compare. */
export function SeatsOverTime({ featureKey }: { readonly featureKey: string }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.features.seats.queryOptions({ key: featureKey }));
  const last = data?.days.at(-1);
  if (!data || !last || data.days.length < 2) return null;
  const { days, seats, kind, closedAt } = data;
  const taken = days.map((day) => day.taken);
  const held = days.map((day) => day.taken + day.offered);
  const waited = days.map((day) => day.taken + day.offered + day.waiting);
  const most = Math.max(seats, ...waited);
  const yOf = (value: number) => high - (value / most) * (high - 4);
  const waits = days.some(({ waiting }) => waiting > 0);
  const offers = days.some(({ offered }) => offered > 0);
  const title = `Places of ${roundTitle(data).toLowerCase()} by day: ${standing(last)}, of ${seats}`;
  return (
    <Section title="Places over time" hint={roundTitle(data)}>
      <figure>
        <div className="relative">
          <svg
            role="img"
            aria-label={title}
            viewBox={`0 0 ${days.length} ${high}`}
            preserveAspectRatio="none"
            className={cn('block h-36 w-full border-b border-edge max-sm:h-28', tones[kind])}
          >
            <path d={stepArea(taken, yOf)} fill="currentColor" fillOpacity="0.22" />
            {waits && (
              <path
                d={stepLine(waited, yOf)}
                fill="none"
                strokeWidth="1.5"
                strokeDasharray="4 3"
                vectorEffect="non-scaling-stroke"
                className="stroke-indigo"
              />
            )}
            {offers && (
              <path
                d={stepLine(held, yOf)}
                fill="none"
                stroke="currentColor"
                strokeWidth="2"
                strokeDasharray="1 3"
                vectorEffect="non-scaling-stroke"
              />
            )}
            <path
              d={stepLine(taken, yOf)}
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              vectorEffect="non-scaling-stroke"
            />
            <path
              d={`M0 ${yOf(seats)}H${days.length}`}
              strokeWidth="1.5"
              vectorEffect="non-scaling-stroke"
              className="stroke-ink"
            />
          </svg>
          <svg
            aria-hidden="true"
            className="absolute inset-0 size-full overflow-visible fill-ink stroke-paper text-xs font-semibold"
          >
            <text y={`${(yOf(seats) / high) * 100}%`} dy="1.25em" strokeWidth="4" paintOrder="stroke">
              {seats} {seats === 1 ? 'place' : 'places'}
            </text>
          </svg>
        </div>
        <p aria-hidden="true" className="flex justify-between pt-1.5 text-xs text-muted">
          <span suppressHydrationWarning>{dayOf(days[0])}</span>
          <span suppressHydrationWarning>{closedAt ? dayOf(last) : 'Today'}</span>
        </p>
        <figcaption className="flex flex-wrap gap-x-5 gap-y-1 pt-2 text-sm">
          <Key
            mark={
              <>
                <rect width="14" height="10" fill="currentColor" fillOpacity="0.22" />
                <path d="M0 1H14" stroke="currentColor" strokeWidth="2" />
              </>
            }
            kind={kind}
          >
            {last.taken} taken
          </Key>
          {offers && (
            <Key
              mark={<path d="M0 5H14" stroke="currentColor" strokeWidth="2" strokeDasharray="1 3" />}
              kind={kind}
            >
              {last.offered} offered
            </Key>
          )}
          {waits && (
            <Key
              kind={kind}
              mark={<path d="M0 5H14" strokeWidth="1.5" strokeDasharray="4 3" className="stroke-indigo" />}
            >
              {last.waiting} waiting, above those who have one
            </Key>
          )}
        </figcaption>
        <ChartTable
          title={title}
          heads={['Day', 'Taken', 'Offered', 'Waiting']}
          rows={days
            .toReversed()
            .map((day) => [dayOf(day), `${day.taken}`, `${day.offered}`, `${day.waiting}`])}
        />
      </figure>
    </Section>
  );
}

interface KeyProps {
  readonly mark: ReactNode;
  readonly kind: keyof typeof tones;
  readonly children: ReactNode;
}

function Key({ mark, kind, children }: KeyProps) {
  return (
    <span className="flex items-center gap-2">
      <svg aria-hidden="true" viewBox="0 0 14 10" className={cn('h-2.5 w-3.5 shrink-0', tones[kind])}>
        {mark}
      </svg>
      {children}
    </span>
  );
}

function standing({ taken, offered, waiting }: SeatsMoment): string {
  return [
    `${taken} taken`,
    ...(offered > 0 ? [`${offered} offered`] : []),
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
  ].join(', ');
}

function dayOf(moment: SeatsMoment | undefined): string {
  return moment ? dayInWords(new Date(`${moment.day}T00:00:00Z`), new Date()) : '';
}
