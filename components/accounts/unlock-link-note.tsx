import Link from 'next/link';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { ranked } from '#domain/finding.ts';

interface UnlockLinkNoteProps {
  readonly account: { readonly key: string; readonly name: string };
  /** The feature that the address names. */
  readonly wanted: string | undefined;
  readonly features: readonly JudgedFeature[];
  readonly mayUnlock: boolean;
}

const suggested = 3;

/** Why a link to unlock something opens no sheet, and the way on. */
export function UnlockLinkNote({ account, wanted, features, mayUnlock }: UnlockLinkNoteProps) {
  if (wanted === undefined) return null;
  const known = features.find(({ feature }) => feature.key === wanted);
  if (known && mayUnlock) return null;
  if (known)
    return (
      <DecisionRail
        size="sheet"
        outcome="denied"
        title={`Your role does not unlock ${known.feature.name}.`}
        className="mt-5 mb-2"
      >
        What holds for {account.name} stands below; a seller can unlock it or ask.
      </DecisionRail>
    );
  const like = ranked(
    wanted,
    features.map(({ feature }) => ({ ...feature, names: [feature.key, feature.name] })),
    suggested,
  );
  return (
    <DecisionRail
      size="sheet"
      outcome="denied"
      title={`There is no feature “${wanted}” to unlock: nothing has this key, or it is retired.`}
      className="mt-5 mb-2"
    >
      {like.length === 0 && <>What {account.name} can have stands below.</>}
      {like.length > 0 && 'Is it '}
      {like.map(({ key, name }, place) => (
        <span key={key}>
          {place > 0 && ' or '}
          <Link
            className="underline-link"
            href={`/accounts/${encodeURIComponent(account.key)}/unlock/${key}`}
          >
            {name}
          </Link>
        </span>
      ))}
      {like.length > 0 && '?'}
    </DecisionRail>
  );
}
