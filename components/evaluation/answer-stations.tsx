import type { inferRouterOutputs } from '@trpc/server';
import Link from 'next/link';
import { type Question, questionPath } from '#components/evaluation/question.ts';
import { keyPath } from '#components/keys/key-in-address.ts';
import { cn } from '#components/ui/class-names.ts';
import { type Station, stationNames } from '#domain/answer-thread.ts';
import type { AppRouter } from '#server/api/router.ts';

type Asked = inferRouterOutputs<AppRouter>['evaluation']['ask'];
type StationLink = NonNullable<Asked['stations'][number]['links']>[number];

const dots: Record<Station['state'], { readonly look: string; readonly says: string }> = {
  on: { look: 'bg-teal', says: 'This decides, on: ' },
  off: { look: 'border-2 border-red', says: 'This decides, off: ' },
  refused: { look: 'border-2 border-red', says: 'This is refused: ' },
  notices: { look: 'border-2 border-amber', says: 'Look here: ' },
  passed: { look: 'border-2 border-muted', says: '' },
  not_reached: { look: 'border-2 border-dotted border-edge', says: '' },
};

interface AnswerStationsProps {
  readonly stations: Asked['stations'];
  readonly question: Question & { readonly account: string; readonly feature: string };
}

/** The way of the question: each station looked at, the one that decided in bold, and those that were not reached. */
export function AnswerStations({ stations, question }: AnswerStationsProps) {
  return (
    <ol aria-label="The way of the question" className="text-sm">
      {stations.map((station) => {
        const { name, state, sentence, wouldChange, links = [] } = station;
        const decides = state === 'on' || state === 'off' || state === 'refused';
        const reached = state !== 'not_reached';
        return (
          <li key={name} className={cn('group relative pl-[22px]', reached ? 'pb-4' : 'pb-1.5')}>
            <span
              aria-hidden="true"
              className="absolute top-1.5 bottom-[-6px] left-[4.5px] w-0.5 bg-rule group-last:hidden"
            />
            <span
              aria-hidden="true"
              className={cn(
                'absolute top-1 left-0 size-[11px] rounded-full bg-paper ring-2 ring-paper',
                dots[state].look,
              )}
            />
            <div className="sm:flex sm:gap-3">
              <p className="shrink-0 text-muted sm:w-24">{stationNames[name]}</p>
              <div className="min-w-0 max-w-[68ch]">
                {reached ? (
                  <p className={cn(decides && 'text-base font-bold')}>
                    {dots[state].says && <span className="sr-only">{dots[state].says}</span>}
                    {sentence}
                  </p>
                ) : (
                  <p className="text-muted max-sm:sr-only">not reached</p>
                )}
                {decides && wouldChange && (
                  <p className="mt-0.5 text-muted">What would change it? {wouldChange}</p>
                )}
                {links.length > 0 && (decides || state === 'notices' || name === 'unlock') && (
                  <p className="flex flex-wrap gap-x-4">
                    {links.map((link) => (
                      <Link
                        key={link.label}
                        href={pathOf(link, question)}
                        className="underline-link flex items-center max-sm:min-h-11"
                      >
                        {link.label}
                      </Link>
                    ))}
                  </p>
                )}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function pathOf(link: StationLink, question: AnswerStationsProps['question']): string {
  const account = `/accounts/${encodeURIComponent(question.account)}`;
  const feature = encodeURIComponent(question.feature);
  switch (link.to) {
    case 'key':
      return keyPath(link.id);
    case 'keys':
      return '/keys';
    case 'feature':
      return `/features/${feature}`;
    case 'account':
      return account;
    case 'unlock':
      return `${account}/unlock/${feature}`;
    case 'grant':
      return `${account}/grants/${link.id}`;
    case 'ask':
      return questionPath({
        ...question,
        ...(link.feature === undefined ? {} : { feature: link.feature }),
        ...(link.account === undefined ? {} : { account: link.account, contact: null }),
      });
  }
}
