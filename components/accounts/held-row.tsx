'use client';

import type { MouseEvent } from 'react';
import { EndButton } from '#components/access/end-button.tsx';
import { scopeNote } from '#components/access/scope-note.ts';
import { UndoButton } from '#components/access/undo-button.tsx';
import { useNow } from '#components/access/use-now.ts';
import { FeatureCells } from '#components/accounts/feature-cell.tsx';
import { GrantEnd } from '#components/accounts/grant-end.tsx';
import type { HeldFeature } from '#components/accounts/judged-features.ts';
import { LastUsed } from '#components/accounts/last-used.tsx';
import { BreakGlassMark } from '#components/grants/break-glass-mark.tsx';
import { useOpenGrant } from '#components/grants/use-open-grant.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableActions, TableCell, TableRow } from '#components/ui/table.tsx';
import { lasting } from '#domain/audit/phrases.ts';
import { daysInWords } from '#domain/dates.ts';
import { undoWindowMs } from '#domain/grants.ts';
import { sawItBefore, sinceTheUnlockMs } from '#domain/time-to-unlock.ts';

interface HeldRowProps {
  readonly judged: HeldFeature;
  readonly accountName: string;
  readonly readerId: string;
}

export function HeldRow({ judged, accountName, readerId }: HeldRowProps) {
  const { grant, feature } = judged;
  const now = useNow();
  const own = grant.grantedBy === readerId;
  const undoable =
    grant.carriedFrom === null &&
    now !== undefined &&
    now.getTime() - grant.createdAt.getTime() < undoWindowMs;
  const by = own ? 'you' : grant.grantedByName;
  const { hrefOf, show } = useOpenGrant();
  const link = {
    href: hrefOf(grant.id),
    'data-grant': grant.id,
    onClick: (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      show(grant.id);
    },
  };
  const about = { grantId: grant.id, featureName: feature.name, accountName };
  return (
    <TableRow>
      <FeatureCells judged={judged} link={link}>
        {grant.isActive ? 'On since' : 'Starts'}{' '}
        <RelativeTime at={grant.startsAt} form="date" focusable={false} />
        {' · '}
        {grant.isActive ? seenByApp(judged, by) : `unlocked by ${by}`}
        {scopeNote(grant, feature.onVariant)}
        {judged.request && ` · more time asked for, ${daysInWords(judged.request.days)} in all`}
        {grant.source === 'break_glass' && <BreakGlassMark verdict={grant.verdict} />}
      </FeatureCells>
      <TableCell phone="main">
        <GrantEnd at={grant.expiresAt} killed={judged.facts.feature.killed} />
      </TableCell>
      <TableCell phone="main">
        <LastUsed judged={judged} />
      </TableCell>
      <TableCell align="end" phone="aside" className="max-sm:row-span-2 max-sm:row-start-2">
        {grant.mayEnd && (
          <TableActions className="max-sm:my-0">
            {own && undoable && <UndoButton {...about} />}
            <EndButton {...about} />
          </TableActions>
        )}
      </TableCell>
    </TableRow>
  );
}

function seenByApp({ grant }: HeldFeature, who: string): string {
  if (sawItBefore(grant, grant.firstOnAt)) return 'carried on · their app saw it in the round before';
  const took = sinceTheUnlockMs(grant, grant.firstOnAt);
  if (took === undefined) return `unlocked by ${who} · their app has not seen it yet`;
  return `their app saw it ${lasting(took)} after ${grant.startsAt > grant.createdAt ? 'it started' : `${who} unlocked it`}`;
}
