'use client';

import { useId, useState } from 'react';
import type { Feedback } from '#components/demand/demand-data.ts';
import { SentimentMark } from '#components/demand/sentiment-mark.tsx';
import { CommentThread } from '#components/talk/comment-thread.tsx';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { roundName } from '#domain/lifecycle.ts';

interface FeedbackListProps {
  readonly feedback: readonly Feedback[];
  /** What each is named after: on the page of one, the other. */
  readonly names: 'account' | 'feature';
  readonly readerId: string;
  readonly mayAnswer: boolean;
}

export function FeedbackList({ feedback, names, readerId, mayAnswer }: FeedbackListProps) {
  return (
    <ul className="border-t border-rule">
      {feedback.map((one) => (
        <FeedbackItem key={one.id} one={one} names={names} readerId={readerId} mayAnswer={mayAnswer} />
      ))}
    </ul>
  );
}

interface FeedbackItemProps {
  readonly one: Feedback;
  readonly names: FeedbackListProps['names'];
  readonly readerId: string;
  readonly mayAnswer: boolean;
}

function FeedbackItem({ one, names, readerId, mayAnswer }: FeedbackItemProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const named = one[names];
  return (
    <li className="border-b border-rule py-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <a
          href={`/${names}s/${named.key}`}
          className="thumb text-base font-semibold text-ink underline-offset-4 hover:underline"
        >
          {named.name}
        </a>
        <SentimentMark sentiment={one.sentiment} />
        <span className="text-sm text-muted">
          {names === 'feature' && one.round && `${roundName(one.round)} · `}
          {one.authorName}, <RelativeTime at={one.createdAt} />
        </span>
      </div>
      <p className="mt-1 max-w-[68ch] break-words whitespace-pre-line">{one.text}</p>
      {one.link && (
        <p className="mt-1 flex text-sm">
          <a href={one.link} rel="noreferrer" target="_blank" className="underline-link thumb truncate">
            {one.link.replace(/^https?:\/\//, '')}
          </a>
        </p>
      )}
      {(mayAnswer || one.answers > 0) && (
        <Button
          variant="link"
          size="sm"
          className="-ml-2 mt-1"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen((was) => !was)}
        >
          {answersInWords(one.answers)}
          <span className="sr-only"> to {named.name}</span>
        </Button>
      )}
      <div id={id} hidden={!open} className="border-l border-rule pt-2 pl-4">
        {open && (
          <CommentThread
            on={{ kind: 'feedback', id: one.id }}
            about={`what ${one.account.name} said`}
            readerId={readerId}
            writes={mayAnswer}
          />
        )}
      </div>
    </li>
  );
}

function answersInWords(answers: number): string {
  if (answers === 0) return 'Answer';
  return answers === 1 ? '1 answer' : `${answers} answers`;
}
