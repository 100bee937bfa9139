import type { ReactNode } from 'react';
import type { Figures } from '#components/insights/insights-screen.tsx';
import { lasting } from '#domain/audit/phrases.ts';

/** The four figures that matter, over everything. */
export function TotalFigures({ total }: { readonly total: Figures }) {
  const { p50Ms, p95Ms, unlocks, spared, seen } = total;
  return (
    <dl className="mt-6 grid grid-cols-2 border-y border-rule lg:grid-cols-4">
      <Figure label="Half within" note={`of ${seen} that an app has seen`}>
        {p50Ms === null ? '–' : lasting(p50Ms)}
      </Figure>
      <Figure label="95 of 100 within">{p95Ms === null ? '–' : lasting(p95Ms)}</Figure>
      <Figure label={unlocks === 1 ? 'Unlock' : 'Unlocks'}>{unlocks.toLocaleString('en-US')}</Figure>
      <Figure label="Interruptions spared" note="unlocks that no engineer was asked for">
        {spared.toLocaleString('en-US')}
        <span className="text-base font-normal tracking-normal text-muted">
          {' '}
          · {Math.round((spared / unlocks) * 100)}%
        </span>
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly label: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Figure({ label, note, children }: FigureProps) {
  return (
    <div className="border-rule py-4 pr-4 max-lg:even:border-l max-lg:even:pl-5 max-lg:nth-[n+3]:border-t lg:not-first:border-l lg:not-first:pl-6">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-2xl font-bold tracking-tight">{children}</dd>
      {note && <dd className="text-sm text-muted">{note}</dd>}
    </div>
  );
}
