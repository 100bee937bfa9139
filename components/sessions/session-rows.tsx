import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

interface ShownSession {
  readonly id: string;
  readonly browser: string;
  readonly address: string;
  readonly beganAt: Date;
  readonly seenAt: Date;
  readonly method: 'password' | 'single_sign_on';
}

interface SessionRowsProps {
  readonly sessions: readonly ShownSession[];
  readonly here?: string | null;
  readonly act: (session: ShownSession) => ReactNode;
}

/** Where somebody is signed in: the browser in words, where it is, since when, and when it was there last. */
export function SessionRows({ sessions, here, act }: SessionRowsProps) {
  return (
    <ul className="border-t border-rule">
      {sessions.map((session) => (
        <li key={session.id} className="flex items-center justify-between gap-4 border-b border-rule py-2.5">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold">
              {session.browser}
              {session.id === here && <Badge>This browser</Badge>}
            </p>
            <p className="text-sm text-muted">
              {session.address && <span className="font-mono">{session.address} · </span>}
              signed in <RelativeTime at={session.beganAt} />
              {session.id !== here && (
                <>
                  {' '}
                  · last seen <RelativeTime at={session.seenAt} />
                </>
              )}
              {session.method === 'single_sign_on' && ' · through your company'}
            </p>
          </div>
          {act(session)}
        </li>
      ))}
    </ul>
  );
}
