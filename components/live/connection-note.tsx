'use client';

import { X } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { LiveState } from '#components/live/live-connection.ts';
import { useLiveState } from '#components/live/live-status.ts';
import { Glyph } from '#components/ui/glyph.tsx';

const kept = 'What you type is kept; it is sent when you press the button again.';

const sentences: Partial<Record<LiveState, string>> = {
  offline: `You are offline. ${kept}`,
  away: `Latchkey does not answer at the moment. ${kept}`,
  'signed-out': 'You are signed out. What you typed is kept.',
  crowded: 'Latchkey is open in too many tabs: this one does not show by itself what others change.',
};

const backMs = 3_000;

/** Says that the server can not be reached, and when it can again. It stands among the messages. */
export function ConnectionNote() {
  const state = useLiveState();
  const pathname = usePathname();
  const [put, setPut] = useState<LiveState>();
  const [back, setBack] = useState(false);
  const [troubled, setTroubled] = useState(false);
  const [before, setBefore] = useState(state);
  if (before !== state) {
    setBefore(state);
    setPut(undefined);
    setBack(state === 'live' && troubled);
    setTroubled(sentences[state] !== undefined || (troubled && state !== 'live'));
  }
  useEffect(() => {
    if (!back) return;
    const timer = setTimeout(() => setBack(false), backMs);
    return () => clearTimeout(timer);
  }, [back]);
  const sentence = back ? 'You are connected again.' : put === state ? undefined : sentences[state];
  if (!sentence) return null;
  return (
    <div
      data-slot="connection"
      data-over="sheet"
      className="pointer-events-auto flex animate-rise items-center gap-3 rounded-sheet border-l-[3px] border-amber bg-raised py-2.5 pr-2.5 pl-4 shadow-float data-[back=true]:border-teal"
      data-back={back}
    >
      <Glyph name={back ? 'check' : 'quarter'} className={back ? 'size-3 text-teal' : 'size-3 text-amber'} />
      <p className="flex-1 py-1 text-base">{sentence}</p>
      {state === 'signed-out' && (
        <a
          href={`/sign-in?callbackUrl=${encodeURIComponent(pathname)}`}
          className="grid h-9 place-items-center rounded-control px-2.5 font-semibold text-teal hover:bg-teal-tint max-sm:h-11"
        >
          Sign in
        </a>
      )}
      {!back && (
        <button
          type="button"
          aria-label="Put this away"
          className="grid size-9 place-items-center rounded-control text-muted hover:bg-sunk hover:text-ink max-sm:size-11"
          onClick={() => setPut(state)}
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      )}
    </div>
  );
}
