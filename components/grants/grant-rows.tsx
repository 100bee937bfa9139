import Link from 'next/link';
import type { ReactNode } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { GrantSheetData } from '#components/grants/grant-data.ts';
import { ReviewButtons } from '#components/grants/review-buttons.tsx';
import { sourceWords } from '#components/grants/source-words.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { SheetRow } from '#components/ui/sheet.tsx';
import { lasting } from '#domain/audit/phrases.ts';
import { daysInWords } from '#domain/dates.ts';
import { sinceTheUnlockMs, sinceTheWishMs } from '#domain/time-to-unlock.ts';

interface GrantRowsProps {
  readonly data: GrantSheetData;
  readonly readerId: string;
}

export function GrantRows({ data, readerId }: GrantRowsProps) {
  const { grant, feature, openExtension } = data;
  const by = grant.grantedBy === readerId ? 'You' : grant.grantedByName;
  const toUnlock = sinceTheWishMs(grant, data.firstOnAt);
  const forOther = grant.sellerId !== grant.grantedBy;
  return (
    <>
      <Standing data={data} />
      {data.may.review && (
        <div className="mb-3 *:justify-start">
          <ReviewButtons row={grant} />
        </div>
      )}
      <SheetRow label="Unlocked by">
        {by} <Quiet>· {sourceWords[grant.source]}</Quiet>
      </SheetRow>
      {forOther && <SheetRow label="For">{grant.sellerId === readerId ? 'You' : grant.sellerName}</SheetRow>}
      <SheetRow label={data.living && grant.startsAt > new Date() ? 'Starts' : 'Since'}>
        <RelativeTime at={grant.startsAt} form="moment" />
      </SheetRow>
      <SheetRow label={data.living ? 'Ends' : 'Ended'}>
        <RelativeTime at={grant.endedAt ?? grant.expiresAt} form="moment" />
      </SheetRow>
      {openExtension && (
        <SheetRow label="More time">
          {openExtension.byName} asked for {daysInWords(openExtension.days)} <Quiet>in all</Quiet>
        </SheetRow>
      )}
      <SheetRow label="Receives">
        <code className="font-mono text-sm">{grant.variant}</code> <Quiet>· {whoGetsIt(data)}</Quiet>
      </SheetRow>
      <SheetRow label="Their app">{appWords(data)}</SheetRow>
      {toUnlock !== undefined && (
        <SheetRow label="Time to unlock">
          {lasting(toUnlock)} <Quiet>from the wish to their app</Quiet>
        </SheetRow>
      )}
      <SheetRow label="Feature">
        <Link href={`/features/${feature.key}`} className="underline-link thumb">
          {feature.name}
        </Link>
      </SheetRow>
      <dl className="grid gap-3 py-4">
        <Words label="Why">{`“${grant.reason}”`}</Words>
        <Words label={grant.source === 'break_glass' ? 'What it skipped' : 'Allowed by'}>
          {grant.ruleText}
        </Words>
        {grant.endReason && <Words label="Why it ended">{grant.endReason}</Words>}
      </dl>
    </>
  );
}

/** What is out of the ordinary: that it ended, or that it was a break-glass. */
function Standing({ data: { grant, review, living } }: { readonly data: GrantSheetData }) {
  if (grant.source === 'break_glass')
    return (
      <DecisionRail
        size="sheet"
        outcome={review?.verdict === 'justified' ? 'allowed' : review ? 'denied' : 'ended'}
        title={
          review ? `${review.byName} looked at this break-glass.` : 'A break-glass that nobody has looked at.'
        }
        className="mb-3"
      >
        {review
          ? `${review.verdict === 'justified' ? 'It was right' : 'It was not right'}: ${review.note}`
          : 'A second product manager or admin says whether it was right.'}
      </DecisionRail>
    );
  if (living) return null;
  return <DecisionRail size="sheet" outcome="ended" title="It has ended." className="mb-3" />;
}

function whoGetsIt({ grant, contacts }: GrantSheetData): string {
  const { contactKeys } = grant;
  if (contactKeys.length === 0) return `everyone at ${grant.account.name}`;
  const names = contactKeys.map((key) => contacts.find((one) => one.key === key)?.name ?? key);
  return names.length <= 3 ? names.join(', ') : `${names.length} contacts`;
}

function appWords({ grant, firstOnAt, asked }: GrantSheetData): ReactNode {
  if (firstOnAt) {
    const took = sinceTheUnlockMs(grant, firstOnAt);
    return (
      <>
        {took === undefined
          ? 'saw it in the round before'
          : `saw it ${lasting(took)} after ${grant.startsAt > grant.createdAt ? 'its start' : 'the unlock'}`}
        {asked && (
          <Quiet>
            {' '}
            · asked <RelativeTime at={asked.lastAskedAt} />
          </Quiet>
        )}
      </>
    );
  }
  return <span className="font-normal text-muted">has not seen it yet</span>;
}

function Words({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}

function Quiet({ children }: { readonly children: ReactNode }) {
  return <span className="font-normal text-muted">{children}</span>;
}
