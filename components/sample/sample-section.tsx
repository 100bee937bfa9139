'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { MakeSampleButton } from '#components/sample/make-sample-button.tsx';
import { RemoveSampleDialog } from '#components/sample/remove-sample-dialog.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

/** Things to try with, and a way to be rid of them. */
export function SampleSection() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.sample.show.queryOptions());
  const { opener, times, show, hold } = useOpening();
  if (!data.mayChange) return null;
  const { size } = data;
  const exists = size.accounts + size.features > 0;
  return (
    <Section title="Sample data">
      <p className="mb-3 max-w-[68ch] text-muted">
        {exists
          ? `${size.features} features and ${size.accounts} accounts are samples. Real ones are not touched when you remove them.`
          : 'Three accounts and three features to try everything with. They are marked as samples, belong to you, and are removed without a trace but the timeline.'}
      </p>
      {exists ? (
        <Button ref={opener} onClick={show}>
          Remove the sample data
        </Button>
      ) : (
        <MakeSampleButton />
      )}
      {times > 0 && <RemoveSampleDialog key={times} size={size} {...hold} />}
    </Section>
  );
}
