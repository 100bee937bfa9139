import Link from 'next/link';
import { cn } from '#components/ui/class-names.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

export type ThreadTone = 'plain' | 'done' | 'ask' | 'denied' | 'ended';

type ThreadPart = string | { readonly strong: string; readonly href?: string | undefined };

export interface ThreadItem {
  readonly id: string;
  readonly tone: ThreadTone;
  readonly parts: readonly ThreadPart[];
  readonly quote?: string | undefined;
  readonly at: Date;
  readonly meta?: readonly string[] | undefined;
  readonly hash?: string | undefined;
}

const dots: Record<ThreadTone, string> = {
  plain: 'border-2 border-muted',
  done: 'bg-teal',
  ask: 'border-2 border-indigo',
  denied: 'border-2 border-red',
  ended: 'border-2 border-amber',
};

interface ThreadProps {
  readonly items: readonly ThreadItem[];
  readonly label: string;
  readonly timeForm?: 'moment' | 'relative';
  readonly className?: string;
}

export function Thread({ items, label, timeForm = 'moment', className }: ThreadProps) {
  return (
    <ol data-slot="thread" aria-label={label} className={cn('text-sm', className)}>
      {items.map((item) => (
        <li key={item.id} className="relative pb-5 pl-[22px]">
          <span aria-hidden="true" className="absolute top-1.5 bottom-[-6px] left-[4.5px] w-0.5 bg-rule" />
          <span
            aria-hidden="true"
            className={cn(
              'absolute top-1 left-0 size-[11px] rounded-full bg-paper ring-2 ring-paper in-data-[slot$=content]:ring-raised',
              dots[item.tone],
            )}
          />
          <p>
            {item.parts.map((part, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
              <Part key={position} part={part} />
            ))}
          </p>
          {item.quote && <p className="text-muted">{`“${item.quote}”`}</p>}
          <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
            <span>
              <RelativeTime at={item.at} form={timeForm} />
              {item.meta?.map((note) => ` · ${note}`)}
            </span>
            {item.hash && <Notch hash={item.hash} />}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Part({ part }: { readonly part: ThreadPart }) {
  if (typeof part === 'string') return part;
  if (!part.href) return <strong className="font-bold">{part.strong}</strong>;
  return (
    <Link href={part.href} className="font-bold underline-offset-3 hover:underline">
      {part.strong}
    </Link>
  );
}

function Notch({ hash }: { readonly hash: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg aria-hidden="true" viewBox="0 0 4 6" className="h-1.5 w-1 text-edge">
        <path d="M0 0v6l4-3Z" fill="currentColor" />
      </svg>
      <code title={hash} className="font-mono">
        {hash.slice(0, 7)}
      </code>
    </span>
  );
}
