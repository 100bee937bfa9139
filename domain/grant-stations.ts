/** The last stations of a question: whether there is an unlock, whether it is for this contact, and whether it runs now. */
import type { Station, ThreadFacts } from './answer-thread.ts';
import { dayInWords } from './dates.ts';
import { asSentence } from './decision.ts';
import { covers, evaluate } from './evaluation.ts';
import type { ExplainedGrant } from './explaining-grants.ts';
import { grantState } from './grants.ts';
import { roundName } from './lifecycle.ts';

interface GrantFacts extends ThreadFacts {
  readonly feature: NonNullable<ThreadFacts['feature']>;
  readonly accountName: string;
}

/** Of several unlocks the one that counts, or the one that comes nearest to it. */
export function* grantStations(facts: GrantFacts, now: Date): Generator<Station> {
  const { accountName, feature, account, contactKey } = facts;
  const grant = nearest(facts, now);
  if (!grant)
    return yield {
      name: 'unlock',
      state: 'off',
      sentence: `${accountName} was never given ${feature.name}.`,
      ...(account && {
        wouldChange: `Unlocking ${feature.name} for ${accountName}.`,
        links: [{ to: 'unlock', label: `Unlock for ${accountName}` }],
      }),
    };
  const links = [{ to: 'grant', id: grant.id, label: 'Open the unlock' } as const];
  const day = (at: Date) => dayInWords(at, now);
  const inRound = grant.round ? ` in ${roundName(grant.round)}` : '';
  const others = facts.grants.length - 1;
  yield {
    name: 'unlock',
    state: 'passed',
    sentence: `${grant.by} unlocked it on ${day(grant.createdAt)}${inRound}.${others > 0 ? ` Of ${facts.grants.length} unlocks this one decides.` : ''}`,
    links,
  };
  const whom = grant.contactKeys.join(', ');
  if (!covers(grant, contactKey))
    return yield {
      name: 'contact',
      state: 'off',
      sentence: `It is for ${whom} only, and ${contactKey === undefined ? 'the app named no contact' : `the app asked for ${contactKey}`}.`,
      wouldChange: 'Asking for one of them, or changing whom the unlock is for.',
      links,
    };
  yield {
    name: 'contact',
    state: 'passed',
    sentence: whom ? `It is for ${whom}.` : `It is for everyone at ${accountName}.`,
  };
  yield timeStation(grant, facts, now);
}

function nearest(
  { feature, serving, grants, contactKey }: GrantFacts,
  now: Date,
): ExplainedGrant | undefined {
  const active = (grant: ExplainedGrant) => grantState(grant, now) === 'active';
  return (
    evaluate({ ...feature, serving }, false, grants, contactKey, now).grant ??
    grants.find(active) ??
    grants.find((grant) => grantState(grant, now) === 'scheduled') ??
    grants[0]
  );
}

function timeStation(grant: ExplainedGrant, { feature, accountName }: GrantFacts, now: Date): Station {
  const day = (at: Date) => dayInWords(at, now);
  const { startsAt, expiresAt, endedAt, endReason, variant } = grant;
  const over = (sentence: string): Station => ({
    name: 'time',
    state: 'off',
    sentence: asSentence(sentence),
    wouldChange: `Unlocking ${feature.name} for ${accountName} again.`,
    links: [{ to: 'unlock', label: `Unlock for ${accountName}` }],
  });
  switch (grantState(grant, now)) {
    case 'scheduled':
      return {
        name: 'time',
        state: 'off',
        sentence: `It starts on ${day(startsAt)}.`,
        wouldChange: 'Time alone: it starts by itself.',
      };
    case 'expired':
      return over(`It ended by itself on ${day(expiresAt)}`);
    case 'revoked':
      return over(`It was ended on ${day(endedAt ?? expiresAt)}${endReason ? `: ${endReason}` : ''}`);
    case 'carried':
      return over(`It went on in the next round from ${day(endedAt ?? expiresAt)}, under another unlock`);
    case 'converted':
      return over(`It ended on ${day(endedAt ?? expiresAt)}, when everyone got it`);
    case 'active':
      return {
        name: 'time',
        state: variant === feature.offVariant ? 'off' : 'on',
        sentence: `It runs from ${day(startsAt)} to ${day(expiresAt)} and says “${variant}”.`,
        wouldChange: `Its end on ${day(expiresAt)}, or somebody ending it earlier.`,
      };
  }
}
