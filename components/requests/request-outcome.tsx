import Link from 'next/link';
import type { ReactNode } from 'react';
import { DecisionRail, type Outcome } from '#components/access/decision-rail.tsx';
import { saidBy } from '#components/requests/approval-words.ts';
import type { RequestPageData } from '#components/requests/request-page-data.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { asSentence } from '#domain/decision.ts';
import { approverGroupNames } from '#domain/policy.ts';

/** How it stands, in one line that can be read out. */
export function RequestOutcome({ page }: { readonly page: RequestPageData }) {
  const { outcome, title, more } = standing(page);
  return (
    <DecisionRail size="sheet" outcome={outcome} title={title} className="mt-6">
      {more}
    </DecisionRail>
  );
}

interface Standing {
  readonly outcome: Outcome;
  readonly title: ReactNode;
  readonly more?: ReactNode;
}

function standing(page: RequestPageData): Standing {
  const { request, account, feature } = page;
  const waits = waitsFor(page);
  if (page.over)
    return {
      outcome: 'ended',
      title: 'What it asked to make longer has ended.',
      more: `Nobody is asked any more. Unlock ${feature.name} for ${account.name} again, or ask for it anew.`,
    };
  switch (request.status) {
    case 'pending':
      return waits
        ? { outcome: 'approval', title: waits, more: asSentence(request.ruleText) }
        : {
            outcome: 'allowed',
            title: 'Nobody has to say yes any more: the policy allows it.',
            more: `Whoever looks after ${account.name} can unlock it now.`,
          };
    case 'waitlisted':
      return {
        outcome: 'waitlist',
        title:
          page.place === null
            ? 'It waits for a place.'
            : `It waits for a place, at place ${page.place} in line.`,
        more: waits ?? 'It has every yes.',
      };
    case 'offered':
      return {
        outcome: 'allowed',
        title: <>A place is held{request.offeredUntil && <Until at={request.offeredUntil} />}</>,
        more: waits ?? `It has every yes; whoever looks after ${account.name} takes the place.`,
      };
    case 'approved':
      return {
        outcome: 'allowed',
        title: (
          <>
            Approved
            <When at={request.decidedAt} />
          </>
        ),
        more: <Granted page={page} />,
      };
    case 'rejected':
      return {
        outcome: 'denied',
        title: (
          <>
            Rejected
            <When at={request.decidedAt} />
          </>
        ),
        more: rejection(page),
      };
    case 'cancelled':
      return cancellation(page);
  }
}

/** Whoever asked took it back without a word, or it ended with a reason: theirs, or what made it pointless. */
function cancellation({ request, events }: RequestPageData): Standing {
  const last = events.findLast(({ event }) => event.type === 'request.cancelled')?.event;
  const reason = last?.type === 'request.cancelled' ? last.reason : undefined;
  const more = 'Nobody is asked any more. What happened stands in the timeline.';
  return {
    outcome: 'ended',
    title: reason ? (
      asSentence(reason)
    ) : (
      <>
        Withdrawn
        <When at={request.decidedAt} />
      </>
    ),
    more: reason ? (
      <>
        The request ended
        <When at={request.decidedAt} /> {more}
      </>
    ) : (
      more
    ),
  };
}

function waitsFor({ waitsFor: group, inPlaceOf, mayDecide, escalated }: RequestPageData): string | undefined {
  if (!group) return undefined;
  const long = escalated ? ' It waits for long, so anybody of the same role may answer.' : '';
  if (mayDecide && inPlaceOf) return `It waits for your yes, in place of ${inPlaceOf}.${long}`;
  return mayDecide
    ? `It waits for your yes.${long}`
    : `It waits for a yes from ${approverGroupNames[group]}.${long}`;
}

function rejection({ approvals, refusedBecause }: RequestPageData): string | undefined {
  if (refusedBecause) return refusedBecause;
  const no = approvals.findLast((one) => one.decision === 'reject');
  if (!no) return undefined;
  const who = saidBy({ name: no.byName, inPlaceOf: no.inPlaceOf });
  return no.reason ? `${who}: “${no.reason}”` : `By ${who}.`;
}

function Granted({ page: { grant, account, feature, request } }: { readonly page: RequestPageData }) {
  return (
    <>
      {request.extendsGrantId ? (
        <>It was made longer as it was asked. </>
      ) : (
        grant && (
          <>
            Until <RelativeTime at={grant.expiresAt} form="date" /> at most.{' '}
          </>
        )
      )}
      <Link href={`/accounts/${account.key}`} className="underline-link">
        {feature.name} at {account.name}
      </Link>
    </>
  );
}

function When({ at }: { readonly at: Date | null }) {
  return (
    <>
      {at && ' '}
      {at && <RelativeTime at={at} />}.
    </>
  );
}

function Until({ at }: { readonly at: Date }) {
  return (
    <>
      {' '}
      until <RelativeTime at={at} form="moment" />.
    </>
  );
}
