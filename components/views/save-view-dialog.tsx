'use client';

import { type FormEvent, useState } from 'react';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogContent, DialogFooter } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { ViewScreen } from '#domain/view-queries.ts';

interface SaveViewDialogProps {
  readonly screen: ViewScreen;
  readonly query: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function SaveViewDialog({ screen, query, open, onOpenChange }: SaveViewDialogProps) {
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const save = useCommand(trpc.views.save, {
    done: `“${name.trim()}” is among your views`,
    onDone: () => {
      setName('');
      onOpenChange(false);
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim()) void save.run({ screen, name, query });
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Save these filters" description="Only you see your views.">
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <Field label="Name" required error={save.refusal?.sentence}>
              {(wired) => (
                <Input
                  {...wired}
                  data-autofocus
                  value={name}
                  maxLength={60}
                  autoComplete="off"
                  onChange={(event) => {
                    setName(event.target.value);
                    save.clearRefusal();
                  }}
                />
              )}
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button type="submit" variant="primary" pending={save.pending} disabled={!name.trim()}>
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
