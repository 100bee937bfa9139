'use client';

import { useState } from 'react';
import { FeatureCells } from '#components/accounts/feature-cell.tsx';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { LastUsed } from '#components/accounts/last-used.tsx';
import { Button } from '#components/ui/button.tsx';
import { TableCell, TableRow } from '#components/ui/table.tsx';

const shownAtFirst = 4;

export function EveryoneHasRows({ features }: { readonly features: readonly JudgedFeature[] }) {
  const [all, setAll] = useState(false);
  const shown = all || features.length <= shownAtFirst + 1 ? features : features.slice(0, shownAtFirst);
  return (
    <>
      {shown.map((judged) => (
        <TableRow key={judged.feature.key}>
          <FeatureCells judged={judged} />
          <TableCell phone="main" className="text-muted max-sm:row-start-2">
            {judged.facts.feature.killed ? 'Switched off at the moment' : 'Everyone has it'}
          </TableCell>
          <TableCell colSpan={2} phone="aside" className="max-sm:row-start-2">
            <LastUsed judged={judged} />
          </TableCell>
        </TableRow>
      ))}
      {shown.length < features.length && (
        <TableRow className="max-sm:block">
          <TableCell colSpan={5}>
            <Button variant="link" size="sm" className="-ml-2" onClick={() => setAll(true)}>
              Show {features.length - shown.length} more that everyone has
            </Button>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
