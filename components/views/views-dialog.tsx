'use client';

import { Dialog, DialogBody, DialogContent } from '#components/ui/dialog.tsx';
import { ViewRow, type ViewRowData } from '#components/views/view-row.tsx';
import type { ViewScreen } from '#domain/view-queries.ts';

interface ViewsDialogProps {
  readonly screen: ViewScreen;
  readonly views: readonly ViewRowData[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function ViewsDialog({ screen, views, open, onOpenChange }: ViewsDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Your views"
        description="Only you see them; a link shows anybody the same filters."
      >
        <DialogBody>
          {views.length === 0 ? (
            <p className="text-muted">No view is left. Choose filters and save them by name.</p>
          ) : (
            <ul className="border-t border-rule">
              {views.map((view) => (
                <ViewRow key={view.id} screen={screen} view={view} />
              ))}
            </ul>
          )}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
