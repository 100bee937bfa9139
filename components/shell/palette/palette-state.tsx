import { Button } from '#components/ui/button.tsx';

interface PaletteStateProps {
  readonly text: string;
  /** An id or a key was pasted, not a name typed. */
  readonly pasted: boolean;
  readonly nothing: boolean;
  readonly waiting: boolean;
  readonly failed: boolean;
  readonly cut: boolean;
  readonly tryAgain: () => void;
}

/** What is to be said beside what was found. */
export function PaletteState({ text, pasted, nothing, waiting, failed, cut, tryAgain }: PaletteStateProps) {
  return (
    <div role="status" className="px-3 text-sm text-muted">
      {cut && <p className="py-2">The secret part of the key was cut off here; it was sent nowhere.</p>}
      {failed ? (
        <p className="flex flex-wrap items-center gap-x-2 py-2">
          The search did not answer.
          <Button variant="link" onClick={tryAgain}>
            Try again
          </Button>
        </p>
      ) : nothing && !waiting ? (
        <p className="py-6 text-center text-base">
          {pasted
            ? 'Nothing that is kept here has this id.'
            : `Nothing is called “${text}”. Try fewer letters, or the name of a contact.`}
        </p>
      ) : (
        nothing && <p className="animate-late py-6 text-center text-base">Looking…</p>
      )}
    </div>
  );
}
