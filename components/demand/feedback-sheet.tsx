'use client';

import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { KeptNote } from '#components/drafts/kept-note.tsx';
import { useKeptDraft } from '#components/drafts/use-kept-draft.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { type Sentiment, sentimentNames, sentiments } from '#domain/feedback.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface FeedbackSheetProps {
  readonly account: Named;
  /** What it has or had: at least one. */
  readonly features: readonly Named[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
}

interface Typed {
  readonly featureId: string;
  readonly sentiment: Sentiment | '';
  readonly text: string;
  readonly link: string;
}

const chips = sentiments.map((value) => ({ value, label: sentimentNames[value] }));

export function FeedbackSheet(props: FeedbackSheetProps) {
  const { account, features, open, onOpenChange, onCloseAutoFocus } = props;
  const trpc = useTRPC();
  const [typed, setTyped] = useState<Typed>({
    featureId: features.length === 1 ? (features[0]?.id ?? '') : '',
    sentiment: '',
    text: '',
    link: '',
  });
  const { featureId, sentiment, text, link } = typed;
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const draft = useKeptDraft(`feedback.${account.id}`, { first: typed, now: typed, set: setTyped });
  const [asked, setAsked] = useState(false);
  const give = useCommand(trpc.demand.giveFeedback, {
    done: `Noted what ${account.name} said; the makers are told.`,
    onDone: () => {
      draft.drop();
      onOpenChange(false);
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (featureId === '' || !sentiment || text.trim() === '') return;
    void give.run({ featureId, accountId: account.id, sentiment, text, link: link.trim() || null });
  }

  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent title={`What ${account.name} says`} onCloseAutoFocus={onCloseAutoFocus}>
        <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
          <SheetBody className="grid content-start gap-4">
            <Field
              label="About"
              required
              error={asked && featureId === '' ? 'Choose what it is about.' : undefined}
            >
              {(wired) => (
                <Select
                  {...wired}
                  value={featureId}
                  onChange={(event) => change({ featureId: event.target.value })}
                >
                  <option value="">Choose</option>
                  {features.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <div>
              <ChipGroup
                label="They are"
                chips={chips}
                value={sentiment}
                onValueChange={(value) => change({ sentiment: value })}
              />
              <p role="alert" className="pt-1.5 text-sm font-medium text-red empty:hidden">
                {asked && !sentiment && 'Say whether they are happy, mixed or unhappy.'}
              </p>
            </div>
            <Field
              label="What they said"
              required
              error={asked && text.trim() === '' ? 'Write what they said.' : undefined}
            >
              {(wired) => (
                <Textarea
                  {...wired}
                  rows={4}
                  value={text}
                  maxLength={2000}
                  onChange={(event) => change({ text: event.target.value })}
                />
              )}
            </Field>
            <Field label="Link (optional)" hint="To the notes of the call or the ticket.">
              {(wired) => (
                <Input
                  {...wired}
                  type="url"
                  inputMode="url"
                  placeholder="https://"
                  autoComplete="off"
                  value={link}
                  maxLength={500}
                  onChange={(event) => change({ link: event.target.value })}
                />
              )}
            </Field>
            <KeptNote draft={draft} />
            {give.refusal && (
              <DecisionRail outcome="denied" size="sheet" title={give.refusal.sentence}>
                Nothing was noted.
              </DecisionRail>
            )}
          </SheetBody>
          <SheetFooter>
            <Button type="submit" variant="primary" size="lg" pending={give.pending}>
              Pass it on
            </Button>
          </SheetFooter>
        </form>
      </SheetContent>
    </Sheet>
  );
}
