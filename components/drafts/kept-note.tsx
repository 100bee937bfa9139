import type { KeptDraft } from '#components/drafts/use-kept-draft.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';

interface KeptNoteProps {
  readonly draft: KeptDraft;
  readonly className?: string;
}

/** Says that what stands in the form was typed earlier, and takes it away when asked. */
export function KeptNote({ draft, className }: KeptNoteProps) {
  if (!draft.restored) return null;
  return (
    <p className={cn('flex flex-wrap items-center gap-x-1 text-sm text-muted', className)}>
      What you typed before is still here.
      <Button variant="link" size="sm" onClick={draft.discard}>
        Begin anew
      </Button>
    </p>
  );
}
