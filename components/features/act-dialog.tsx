'use client';

import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { DeclareGaDialog } from '#components/features/declare-ga-dialog.tsx';
import { actName, type FeatureAct } from '#components/features/feature-acts.ts';
import type { FeatureData } from '#components/features/feature-data.ts';
import { KillDialog } from '#components/features/kill-dialog.tsx';
import { LiftKillDialog } from '#components/features/lift-kill-dialog.tsx';
import { RetireDialog } from '#components/features/retire-dialog.tsx';
import { BreakGlassSheet } from '#components/grants/break-glass-sheet.tsx';
import { ExcludeSheet } from '#components/grants/exclude-sheet.tsx';
import { ChangeRoundSheet } from '#components/rounds/change-round-sheet.tsx';
import { CloseRoundDialog } from '#components/rounds/close-round-dialog.tsx';
import { MarkReadyDialog } from '#components/rounds/mark-ready-dialog.tsx';
import { OpenRoundDialog } from '#components/rounds/open-round-dialog.tsx';
import { PauseRoundDialog } from '#components/rounds/pause-round-dialog.tsx';
import { PlanRoundSheet } from '#components/rounds/plan-round-sheet.tsx';
import { ResumeRoundDialog } from '#components/rounds/resume-round-dialog.tsx';

interface ActDialogProps extends DialogHold {
  readonly act: FeatureAct;
  readonly data: FeatureData;
}

export function ActDialog({ act, ...props }: ActDialogProps) {
  switch (act.kind) {
    case 'plan':
      return <PlanRoundSheet {...props} />;
    case 'markReady':
      return <MarkReadyDialog round={act.round} {...props} />;
    case 'open':
      return <OpenRoundDialog round={act.round} {...props} />;
    case 'pause':
      return <PauseRoundDialog round={act.round} {...props} />;
    case 'resume':
      return <ResumeRoundDialog round={act.round} {...props} />;
    case 'close':
      return <CloseRoundDialog round={act.round} {...props} />;
    case 'promote':
      return <CloseRoundDialog round={act.round} promotes={{ title: actName(act) }} {...props} />;
    case 'change':
      return <ChangeRoundSheet round={act.round} {...props} />;
    case 'declareGa':
      return <DeclareGaDialog {...props} />;
    case 'retire':
      return <RetireDialog {...props} />;
    case 'kill':
      return <KillDialog {...props} />;
    case 'breakGlass':
      return <BreakGlassSheet feature={props.data.feature} {...props} />;
    case 'exclude':
      return <ExcludeSheet feature={props.data.feature} {...props} />;
    case 'liftKill':
      return <LiftKillDialog {...props} />;
  }
}
