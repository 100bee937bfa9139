import Link from 'next/link';
import { cn } from '#components/ui/class-names.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { capital } from '#domain/capital.ts';

export type ThreadTone = 'plain' | 'done' | 'ask' | 'denied' | 'ended';

type ThreadPart = string | { readonly strong: string; readonly href?: string | undefined };

interface ThreadChange {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

export interface ThreadItem {
  readonly id: string;
  readonly tone: ThreadTone;
  readonly parts: readonly ThreadPart[];
  readonly quote?: string | undefined;
  /** What was before and is after, where the sentence does not say it. */
  readonly changes?: readonly ThreadChange[] | undefined;
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

export interface ThreadRowProps {
  readonly item: ThreadItem;
  readonly timeForm?: 'moment' | 'relative' | undefined;
  /** Left out, times are the reader's own. */
  readonly zone?: string | undefined;
  /** The one that was looked for. */
  readonly current?: boolean;
  readonly className?: string;
}

export function ThreadRow({ item, timeForm = 'moment', zone, current, className }: ThreadRowProps) {
  return (
    <li
      className={cn('group/row relative pb-5 pl-[22px]', className)}
      {...(current ? { 'aria-current': true, id: 'event', tabIndex: -1 } : {})}
    >
      <span
        aria-hidden="true"
        className="absolute top-0 bottom-0 left-[4.5px] w-0.5 bg-rule group-first/row:top-1.5"
      />
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
      {item.changes?.map(({ what, from, to }) => (
        <p key={what} className="text-sm text-muted">
          {capital(what)}: {from} → <span className="font-semibold text-ink">{to}</span>
        </p>
      ))}
      {item.quote && <p className="text-muted">{`“${item.quote}”`}</p>}
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
        <span>
          <RelativeTime at={item.at} form={timeForm} timeZone={zone} />
          {item.meta?.map((note) => ` · ${note}`)}
        </span>
        {item.hash && <Notch hash={item.hash} />}
      </p>
    </li>
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

/** Leads to this very event on the timeline: an address to hand on. */
function Notch({ hash }: { readonly hash: string }) {
  return (
    <Link
      href={`/timeline?event=${hash.slice(0, 12)}`}
      prefetch={false}
      title={hash}
      className="relative inline-flex min-h-6 items-center gap-1.5 underline-offset-3 after:absolute after:-inset-x-1.5 after:-inset-y-1 hover:text-ink hover:underline max-sm:after:-inset-y-3.5"
    >
      <svg aria-hidden="true" viewBox="0 0 4 6" className="h-1.5 w-1 text-edge">
        <path d="M0 0v6l4-3Z" fill="currentColor" />
      </svg>
      <span className="sr-only">Event </span>
      <code className="font-mono">{hash.slice(0, 7)}</code>
    </Link>
  );
}
