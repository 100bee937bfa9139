import { PolicyChanges } from '#components/policy/policy-changes.tsx';
import type { CurrentPolicy } from '#components/policy/policy-data.ts';
import type { PolicyDraft } from '#components/policy/use-policy-draft.ts';
import { Button } from '#components/ui/button.tsx';
import { Glyph } from '#components/ui/glyph.tsx';
import { diffInWords, policyDiff } from '#domain/policy-diff.ts';

interface MeanwhileNoteProps {
  readonly draft: PolicyDraft;
  readonly current: CurrentPolicy;
  readonly onKeep: (draft: PolicyDraft) => void;
  readonly onDiscard: () => void;
}

/** Somebody published while this draft was written: theirs beside mine. */
export function MeanwhileNote({ draft, current, onKeep, onDiscard }: MeanwhileNoteProps) {
  if (draft.basedOn === current.version) return null;
  const theirs = policyDiff(draft.base, current.rules);
  const mine = policyDiff(draft.base, draft.rules);
  return (
    <section aria-label="Published meanwhile" className="mt-5 border-l-[3px] border-amber pl-4">
      <p role="status" className="max-w-[68ch]">
        <Glyph name="quarter" className="mr-1.5 text-amber" />
        <strong className="font-bold">
          {current.publishedByName ?? 'Somebody'} published policy {current.version} while you wrote yours
        </strong>
        : “{current.reason}”
      </p>
      <div className="grid gap-x-10 lg:grid-cols-2">
        <div>
          <h3 className="pt-3 pb-1.5 font-bold">Theirs: {diffInWords(theirs)}</h3>
          <PolicyChanges rows={theirs.rows} label="Their rules" />
        </div>
        <div>
          <h3 className="pt-3 pb-1.5 font-bold">Yours: {diffInWords(mine)}</h3>
          <PolicyChanges rows={mine.rows} label="Your rules" />
        </div>
      </div>
      <div className="flex flex-wrap gap-2 pt-3 pb-1">
        <Button onClick={() => onKeep({ basedOn: current.version, base: current.rules, rules: draft.rules })}>
          Go on with mine instead of theirs
        </Button>
        <Button
          onClick={() => onKeep({ basedOn: current.version, base: current.rules, rules: current.rules })}
        >
          Begin again from theirs
        </Button>
        <Button variant="ghost" onClick={onDiscard}>
          Discard mine
        </Button>
      </div>
    </section>
  );
}
