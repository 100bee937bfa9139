'use client';

import { type Occasion, occasions, type Wish } from '#components/access/wish.ts';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

interface ReasonChoiceProps {
  readonly wish: Wish;
  readonly onWish: (change: Partial<Wish>) => void;
  readonly problem: string | undefined;
  /** Whoever answers reads it, so there is room for words at once. */
  readonly withWords: boolean;
}

export function ReasonChoice({ wish, onWish, problem, withWords }: ReasonChoiceProps) {
  const other = wish.occasion === 'other';
  return (
    <div className="grid gap-3 py-3">
      <ChipGroup
        label="Why"
        chips={occasions}
        value={wish.occasion}
        onValueChange={(value) => onWish({ occasion: value as Occasion })}
      />
      {(other || withWords) && (
        <Field label={other ? 'Why' : 'What it is about (optional)'} error={problem} required={other}>
          {(wired) => (
            <Textarea
              {...wired}
              rows={2}
              className="min-h-16"
              value={wish.words}
              maxLength={400}
              placeholder={withWords ? 'What they want to try, and what depends on it' : undefined}
              onChange={(event) => onWish({ words: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
