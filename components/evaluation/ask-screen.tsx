'use client';

import { useQueryStates } from 'nuqs';
import { Suspense, useDeferredValue } from 'react';
import { EveryAnswer } from '#components/evaluation/every-answer.tsx';
import { OneAnswer } from '#components/evaluation/one-answer.tsx';
import { type Question, questionParsers } from '#components/evaluation/question.ts';
import { QuestionFields } from '#components/evaluation/question-fields.tsx';
import { KeysNav } from '#components/keys/keys-nav.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { cn } from '#components/ui/class-names.ts';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

/** Asks as the app of an account would, and is told what the app would be told, and why. */
export function AskScreen() {
  const [question, setQuestion] = useQueryStates(questionParsers, { history: 'push' });
  const shown = useDeferredValue(question);
  return (
    <Page>
      <PageHeader
        title="Ask as an account"
        hint="What its app would be told this moment, and why."
        rule={false}
        actions={
          question.account !== null && (
            <CopyButton
              size="md"
              text={typeof window === 'undefined' ? '' : window.location.href}
              done="Link copied"
            >
              Copy the link
            </CopyButton>
          )
        }
      />
      <KeysNav />
      <div className="grid gap-x-10 gap-y-7 lg:grid-cols-[17.5rem_minmax(0,1fr)]">
        <search aria-label="The question">
          <Suspense fallback={<SkeletonRows rows={4} />}>
            <QuestionFields question={question} change={(next) => void setQuestion(next)} />
          </Suspense>
        </search>
        <div
          aria-busy={shown !== question}
          className={cn('min-w-0 transition-opacity', shown !== question && 'opacity-60')}
        >
          <Suspense fallback={<SkeletonRows rows={8} />}>
            <Answer question={shown} />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}

function Answer({ question }: { readonly question: Question }) {
  const { account, feature } = question;
  if (account === null)
    return <EmptyState>Choose an account: its name, or the key that its app sends.</EmptyState>;
  if (feature === null) return <EveryAnswer question={{ ...question, account }} />;
  return <OneAnswer question={{ ...question, account, feature }} />;
}
