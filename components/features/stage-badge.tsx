import { Badge } from '#components/ui/badge.tsx';
import { Glyph, type GlyphName } from '#components/ui/glyph.tsx';
import { type Stage, stageNames } from '#domain/lifecycle.ts';

export const stageGlyphs: Record<Stage, GlyphName> = {
  draft: 'dotted',
  alpha: 'open',
  beta: 'half',
  ga: 'full',
  retired: 'crossed',
};

const tones = { draft: 'plain', alpha: 'alpha', beta: 'beta', ga: 'ga', retired: 'plain' } as const;

interface StageBadgeProps {
  readonly stage: Stage;
  /** The round's number: "Beta, round 1". */
  readonly round?: number | undefined;
  readonly className?: string;
}

export function StageBadge({ stage, round, className }: StageBadgeProps) {
  return (
    <Badge tone={tones[stage]} {...(className ? { className } : {})}>
      <Glyph name={stageGlyphs[stage]} />
      {round === undefined ? stageNames[stage] : `${stageNames[stage]}, round ${round}`}
    </Badge>
  );
}
