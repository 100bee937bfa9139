'use client';

import { type FormEvent, useState } from 'react';
import { KeptNote } from '#components/drafts/kept-note.tsx';
import { useKeptDraft } from '#components/drafts/use-kept-draft.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { CommentSubject } from '#domain/audit/demand-events.ts';

const longest = 2000;

interface CommentFormProps {
  readonly on: CommentSubject;
  readonly about: string;
}

/** Sent by the button, or Enter with ⌘ or Ctrl. What was written stays until the server has it. */
export function CommentForm({ on, about }: CommentFormProps) {
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const draft = useKeptDraft(`comment.${on.kind}.${on.id}`, {
    first: { text: '' },
    now: { text },
    set: (kept) => setText(kept.text),
  });
  const write = useCommand(trpc.comments.write, { done: 'Sent.', onDone: draft.discard });

  function send(event: FormEvent) {
    event.preventDefault();
    const said = text.trim();
    setMissing(said === '');
    if (said !== '') void write.run({ on: { kind: on.kind, id: on.id }, text: said });
  }

  return (
    <form onSubmit={send} noValidate className="grid gap-2">
      <Field
        label={
          <>
            Write a comment<span className="sr-only"> on {about}</span>
          </>
        }
        error={missing ? 'Write something first.' : write.refusal?.sentence}
      >
        {(wired) => (
          <Textarea
            {...wired}
            rows={2}
            className="min-h-16"
            maxLength={longest}
            value={text}
            aria-keyshortcuts="Meta+Enter Control+Enter"
            onChange={(event) => {
              setText(event.target.value);
              setMissing(false);
            }}
          />
        )}
      </Field>
      <KeptNote draft={draft} />
      <div>
        <Button type="submit" pending={write.pending} className="max-sm:w-full">
          Send
        </Button>
      </div>
    </form>
  );
}
