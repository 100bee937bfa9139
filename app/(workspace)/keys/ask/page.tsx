import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { fetchOrNotFound, HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { AskScreen } from '#components/evaluation/ask-screen.tsx';
import { questionParsers, whoAsks } from '#components/evaluation/question.ts';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Ask as an account' };

const loadQuestion = createLoader(questionParsers);

interface AskPageProps {
  readonly searchParams: Promise<SearchParams>;
}

export default async function AskPage({ searchParams }: AskPageProps) {
  await requireUser();
  const question = await loadQuestion(searchParams);
  const { account, feature } = question;
  prefetch(trpc.evaluation.choices.queryOptions());
  if (account !== null) {
    prefetch(trpc.evaluation.contacts.queryOptions({ account }));
    const who = whoAsks(account, question);
    await fetchOrNotFound(
      feature === null
        ? trpc.evaluation.everything.queryOptions(who)
        : trpc.evaluation.ask.queryOptions({ ...who, feature }),
    );
  }
  return (
    <HydrateClient>
      <AskScreen />
    </HydrateClient>
  );
}
