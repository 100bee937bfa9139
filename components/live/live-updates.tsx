'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect } from 'react';
import { keepDraftsOf } from '#components/drafts/kept-drafts.ts';
import { LiveConnection } from '#components/live/live-connection.ts';
import { browserOutside, followBrowser } from '#components/live/live-outside.ts';
import { setLiveState } from '#components/live/live-status.ts';
import { whatIsOnScreen } from '#components/live/on-screen.ts';
import { Refresher } from '#components/live/refresher.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { dismissToast, toast } from '#components/ui/toast.ts';
import { isWorthSaying, type LiveEvent, topicsOf } from '#domain/live.ts';

interface LiveUpdatesProps {
  /** The last event that this page was surely rendered with. */
  readonly since: number;
  readonly readerId: string;
}

const ownAnswerMs = 2_000;

/** Keeps this tab told of what others do. It shows nothing by itself. */
export function LiveUpdates({ since, readerId }: LiveUpdatesProps) {
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  useLayoutEffect(() => keepDraftsOf(readerId), [readerId]);
  useEffect(() => {
    const refresher = new Refresher(queryClient);
    let ownAnswerAt = Number.NEGATIVE_INFINITY;
    let news: number | undefined;
    let wasAway = false;
    const unsubscribe = queryClient.getMutationCache().subscribe(({ mutation }) => {
      if (mutation?.state.status === 'success') ownAnswerAt = performance.now();
    });
    // What this tab did itself it reads again as soon as it is answered.
    const isAnswered = ({ actorId }: LiveEvent) =>
      actorId === readerId && (queryClient.isMutating() > 0 || performance.now() - ownAnswerAt < ownAnswerMs);

    const say = async (events: readonly LiveEvent[]) => {
      const shown = whatIsOnScreen();
      const said = events.filter((event) => isWorthSaying(event, shown, readerId));
      const last = said.at(-1);
      if (!last || document.hidden) return;
      const options = trpc.shell.said.queryOptions(
        { seq: last.seq },
        { staleTime: Number.POSITIVE_INFINITY },
      );
      const told = await queryClient.fetchQuery(options).catch(() => undefined);
      if (!told) return;
      if (news !== undefined) dismissToast(news);
      const more = said.length > 1 ? ` And ${said.length - 1} more.` : '';
      news = toast(`${told.sentence} · just now${more}`, { tone: 'news' });
    };

    const connection = new LiveConnection(since, browserOutside, {
      onState: (state) => {
        setLiveState(state);
        if (state === 'live' && wasAway) refresher.touch();
        wasAway = state === 'away' || (wasAway && state !== 'live');
      },
      onTold: (name, data) => {
        if (name === 'reload') refresher.touch();
        if (name === 'notices') refresher.touch(['notices']);
        if (name !== 'changed' && name !== 'missed') return;
        const { events } = data as { events: readonly LiveEvent[] };
        refresher.touch(events.filter((event) => !isAnswered(event)).flatMap(({ type }) => topicsOf(type)));
        if (name === 'changed') void say(events);
      },
    });
    const unfollow = followBrowser(connection);
    return () => {
      unfollow();
      unsubscribe();
      connection.stop();
      refresher.stop();
    };
  }, [queryClient, trpc, since, readerId]);
  return null;
}
