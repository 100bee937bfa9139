'use client';

import { PaletteBody, type PaletteBodyProps } from '#components/shell/palette/palette-body.tsx';
import { Dialog, DialogContent } from '#components/ui/dialog.tsx';

interface CommandPaletteProps extends Omit<PaletteBodyProps, 'close'> {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** A panel in the middle; on a phone it fills the screen, so that the keyboard leaves room for what is found. */
export function CommandPalette({ open, onOpenChange, ...rest }: CommandPaletteProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Find anything"
        hideTitle
        className="w-[min(38rem,calc(100vw-2rem))] overflow-hidden max-sm:top-0! max-sm:h-dvh max-sm:max-h-dvh max-sm:w-full max-sm:rounded-none max-sm:pt-[env(safe-area-inset-top)]"
      >
        <PaletteBody {...rest} close={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}
