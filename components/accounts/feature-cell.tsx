import type { MouseEvent, ReactNode } from 'react';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { WhyButton } from '#components/evaluation/why-button.tsx';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { TableCell, TableRowLink } from '#components/ui/table.tsx';

/** Where the focus goes when the sheet of a feature closes. */
export function rowIds(featureKey: string) {
  return { link: `feature-${featureKey}`, verb: `verb-${featureKey}` };
}

interface FeatureCellsProps {
  readonly judged: JudgedFeature;
  /** Where the row leads; left out, to the feature. */
  readonly link?: {
    readonly href: string;
    readonly onClick: (event: MouseEvent) => void;
    readonly 'data-grant': string;
  };
  readonly children?: ReactNode;
}

/** The two cells that every row of an account begins with: the feature and its stage. */
export function FeatureCells({ judged, link, children }: FeatureCellsProps) {
  const { feature } = judged;
  return (
    <>
      <TableCell phone="main" className="py-2">
        <TableRowLink
          id={rowIds(feature.key).link}
          href={`/features/${feature.key}`}
          prefetch={false}
          {...link}
        >
          {feature.name}
        </TableRowLink>
        <WhyButton accountName={judged.facts.account.name} feature={feature} />
        {children && <div className="text-pretty text-muted">{children}</div>}
      </TableCell>
      <TableCell phone="aside">
        <StageBadge stage={feature.stage} />
      </TableCell>
    </>
  );
}
