'use client';

import { useQuery } from '@tanstack/react-query';
import { CommentForm } from '#components/talk/comment-form.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { CommentSubject } from '#domain/audit/demand-events.ts';

interface CommentThreadProps {
  readonly on: CommentSubject;
  /** What it is about, for those who hear the page: "Java support for Acme". */
  readonly about: string;
  readonly readerId: string;
  /** Whether the reader may write. */
  readonly writes: boolean;
}

/** What people said about one thing, oldest first, and room to say more. */
export function CommentThread({ on, about, readerId, writes }: CommentThreadProps) {
  const trpc = useTRPC();
  const { data, isPending, isError } = useQuery(
    trpc.comments.thread.queryOptions({ kind: on.kind, id: on.id }, { refetchInterval: 20_000 }),
  );
  return (
    <div data-slot="comment-thread" className="grid max-w-[68ch] gap-4">
      {isPending && <Skeleton className="h-11" />}
      {isError && <p className="text-sm text-red">The comments could not be read. Load the page again.</p>}
      {data?.length === 0 && !writes && <p className="text-sm text-muted">Nobody has written here.</p>}
      {data && data.length > 0 && (
        <ol aria-label={`Comments on ${about}`} className="grid gap-3.5">
          {data.map(({ id, author, createdAt, text }) => (
            <li key={id}>
              <p className="text-sm text-muted">
                <span className="font-semibold text-ink">{author.id === readerId ? 'You' : author.name}</span>{' '}
                · <RelativeTime at={createdAt} />
              </p>
              <p className="break-words whitespace-pre-line">{text}</p>
            </li>
          ))}
        </ol>
      )}
      {writes && <CommentForm on={on} about={about} />}
    </div>
  );
}
