'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportJobData } from '#components/imports/import-data.ts';
import { LineList } from '#components/imports/line-list.tsx';
import { refusedName, saveText } from '#components/imports/save-text.ts';
import { Section } from '#components/section.tsx';
import { useTRPC, useTRPCClient } from '#components/trpc/client.ts';
import { explain } from '#components/trpc/refusal-of.ts';
import { Button } from '#components/ui/button.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.ts';

const shownAtFirst = 50;

export function RefusedSection({ job }: { readonly job: ImportJobData }) {
  const trpc = useTRPC();
  const [shown, setShown] = useState(shownAtFirst);
  const { data, fetchNextPage, hasNextPage, isPending } = useInfiniteQuery({
    queryKey: [...trpc.imports.refused.queryKey(), job.id, job.lines.refused],
    queryFn: ({ pageParam, client: _ }) => fetchRefused(pageParam),
    initialPageParam: 0,
    getNextPageParam: ({ next }: { next: number | null }) => next,
  });
  const client = useTRPCClient();
  const fetchRefused = (after: number) => client.imports.refused.query({ id: job.id, after });
  const { saving, save } = useSaveRefused(job, fetchRefused);
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const more = rows.length > shown || hasNextPage;
  return (
    <Section
      title="Refused"
      hint="Mend these lines, and import them again"
      aside={
        <Button size="sm" pending={saving} onClick={() => void save()}>
          Download refused lines
        </Button>
      }
    >
      {isPending ? (
        <SkeletonRows rows={3} label="Loading refused lines" />
      ) : (
        <LineList
          label="Refused lines"
          lines={rows.slice(0, shown).map(({ line, cells, problem }) => ({
            key: line,
            line,
            name: cells.find((cell) => cell.trim() !== '')?.slice(0, 60) ?? '',
            detail: problem ?? '',
          }))}
        />
      )}
      {more && (
        <Button
          className="mt-4 max-sm:w-full"
          onClick={() => {
            setShown(shown + shownAtFirst);
            if (shown + shownAtFirst > rows.length && hasNextPage) void fetchNextPage();
          }}
        >
          Show more
        </Button>
      )}
    </Section>
  );
}

type Fetching = (after: number) => Promise<{
  rows: { line: number; cells: string[]; problem: string | null }[];
  next: number | null;
}>;

function useSaveRefused(job: ImportJobData, fetchRefused: Fetching) {
  const [saving, setSaving] = useState(false);
  async function save() {
    setSaving(true);
    try {
      const { refusedCsv } = await import('#components/imports/judge-sheet.ts');
      const refused = [];
      for (let after: number | null = 0; after !== null; ) {
        const page: Awaited<ReturnType<Fetching>> = await fetchRefused(after);
        refused.push(...page.rows.map(({ problem, ...row }) => ({ row, problem: problem ?? '' })));
        after = page.next;
      }
      saveText(refusedName(job.fileName), refusedCsv(job.columns, refused));
    } catch (error) {
      toast(explain(error).sentence, { tone: 'problem' });
    } finally {
      setSaving(false);
    }
  }
  return { saving, save };
}
