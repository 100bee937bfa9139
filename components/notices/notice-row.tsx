'use client';

import Link from 'next/link';
import type { Notice } from '#components/notices/notice-data.ts';
import { cn } from '#components/ui/class-names.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { tell } from '#domain/audit/sentences.ts';
import { placeOfNotice } from '#domain/notices.ts';

interface NoticeRowProps {
  readonly notice: Notice;
  readonly readerId: string;
  readonly onOpen: () => void;
}

/** The whole row leads to where the reader can act; the names in its sentence lead to what they name. */
export function NoticeRow({ notice, readerId, onOpen }: NoticeRowProps) {
  const { parts, quote } = tell(notice, { userId: readerId, now: new Date() });
  const href = placeOfNotice(notice.event);
  const unread = notice.readAt === null;
  return (
    <li className="relative border-b border-rule py-3 pr-1 pl-5 hover:bg-sunk hover:[box-shadow:-12px_0_var(--sunk),12px_0_var(--sunk)]">
      {unread && (
        <span className="absolute top-[1.15rem] left-0 size-2 rounded-full bg-teal">
          <span className="sr-only">Unread</span>
        </span>
      )}
      <p className={cn('max-w-[68ch]', !unread && 'text-muted')}>
        {parts.map((part) =>
          typeof part === 'string' ? (
            part
          ) : (
            <Name key={part.href ?? part.strong} part={part} onOpen={onOpen} unread={unread} />
          ),
        )}
      </p>
      {quote && <p className="max-w-[68ch] text-sm text-muted">{`“${quote}”`}</p>}
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
        <RelativeTime at={notice.at} focusable={false} />
        <Link
          href={href}
          data-slot="table-row-link"
          onClick={onOpen}
          className="font-semibold text-teal underline-offset-3 after:absolute after:inset-0 after:content-[''] hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-teal focus-visible:after:outline-offset-2 max-sm:py-1.5"
        >
          {openWords(href)}
        </Link>
      </p>
    </li>
  );
}

interface NameProps {
  readonly part: { readonly strong: string; readonly href?: string };
  readonly onOpen: () => void;
  readonly unread: boolean;
}

function Name({ part, onOpen, unread }: NameProps) {
  const look = unread ? 'font-bold' : 'font-semibold';
  if (!part.href) return <strong className={look}>{part.strong}</strong>;
  return (
    <Link
      href={part.href}
      onClick={onOpen}
      className={cn(look, 'relative z-10 rounded-tag underline-offset-3 hover:underline max-sm:static')}
    >
      {part.strong}
    </Link>
  );
}

function openWords(href: string): string {
  if (href.startsWith('/approvals/')) return 'Open the request';
  if (href.startsWith('/accounts/')) return 'Open the account';
  if (href.startsWith('/features/')) return 'Open the feature';
  return href.startsWith('/policy') ? 'Open the policy' : 'Open';
}
