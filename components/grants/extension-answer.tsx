import { DecisionInSheet } from '#components/access/decision-in-sheet.tsx';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { GrantSheetData } from '#components/grants/grant-data.ts';
import type { Refusal } from '#domain/decision.ts';
import type { JudgedLength } from '#domain/extending.ts';

interface ExtensionAnswerProps {
  readonly judged: JudgedLength | Refusal | undefined;
  readonly may: Pick<GrantSheetData['may'], 'change' | 'extendFreely'>;
  /** More time was asked for already. */
  readonly asked: boolean;
}

export function ExtensionAnswer({ judged, may, asked }: ExtensionAnswerProps) {
  if (!judged)
    return <DecisionRail size="sheet" outcome="denied" title="It can not be made longer any more." />;
  if ('ok' in judged) return <DecisionRail size="sheet" outcome="denied" title={judged.sentence} />;
  if (may.extendFreely)
    return (
      <DecisionRail size="sheet" outcome="allowed" title="You can do this now.">
        Product managers and admins extend within the round.
      </DecisionRail>
    );
  if (asked && judged.decision.kind === 'needsApproval')
    return (
      <DecisionRail
        size="sheet"
        outcome="approval"
        title="More time was asked for already; it waits for a yes."
      />
    );
  if (judged.decision.kind === 'allow' && !may.change)
    return (
      <DecisionRail size="sheet" outcome="denied" title="Nobody has to be asked for this.">
        The owner of the account or whoever unlocked it can make it longer now.
      </DecisionRail>
    );
  return <DecisionInSheet decision={judged.decision} />;
}
