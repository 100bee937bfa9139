import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import { AskedSection } from '#components/accounts/asked-section.tsx';
import { CanHaveSection } from '#components/accounts/can-have-section.tsx';
import { FullSection } from '#components/accounts/full-section.tsx';
import { HasSection } from '#components/accounts/has-section.tsx';
import type { JudgedFeatures } from '#components/accounts/judged-features.ts';
import {
  AccountAsksFor,
  AccountExclusions,
  AccountSays,
  ContactsSection,
} from '#components/accounts/late-parts.tsx';
import { NeedsYesSection } from '#components/accounts/needs-yes-section.tsx';
import { NotPossibleSection } from '#components/accounts/not-possible-section.tsx';
import { OfferedSection } from '#components/accounts/offered-section.tsx';
import type { Reader } from '#components/accounts/reader.ts';
import { WaitsSection } from '#components/accounts/waits-section.tsx';
import { possibleNow } from '#components/demand/possible-now.ts';
import { Section } from '#components/section.tsx';

interface AccountSectionsProps {
  readonly page: AccountPageData;
  readonly judged: JudgedFeatures;
  readonly reader: Reader;
  /** Opens the sheet of a feature; left out for readers who may not unlock. */
  readonly onUnlock: ((featureKey: string) => void) | undefined;
}

export function AccountSections({ page, judged, reader, onUnlock }: AccountSectionsProps) {
  const { account } = page;
  const { canHave, held, everyoneHas, offered, waits, asked, full, needsYes, notPossible } = judged;
  const hint = onUnlock ? 'You can unlock these yourself' : `${account.ownerName} can unlock these`;
  return (
    <>
      {account.archivedAt && (
        <DecisionRail outcome="ended" size="sheet" className="mt-5" title={`${account.name} is archived.`}>
          Nothing can be unlocked for it; what it has ends by itself.
        </DecisionRail>
      )}
      {judged.all.length === 0 && (
        <Section title="Can have now">
          <p className="text-muted">There is no feature to unlock yet.</p>
        </Section>
      )}
      {offered.length > 0 && <OfferedSection features={offered} accountName={account.name} reader={reader} />}
      {canHave.length > 0 && (
        <CanHaveSection features={canHave} hint={hint} leads={offered.length === 0} onUnlock={onUnlock} />
      )}
      {held.length + everyoneHas.length > 0 && (
        <HasSection held={held} everyoneHas={everyoneHas} accountName={account.name} readerId={reader.id} />
      )}
      {waits.length > 0 && <WaitsSection features={waits} accountName={account.name} reader={reader} />}
      {asked.length > 0 && <AskedSection features={asked} accountName={account.name} reader={reader} />}
      {needsYes.length > 0 && <NeedsYesSection features={needsYes} onAsk={onUnlock} />}
      {full.length > 0 && <FullSection features={full} onJoin={onUnlock} />}
      <AccountAsksFor account={account} possible={possibleNow(judged)} onUnlock={onUnlock} />
      {notPossible.length > 0 && (
        <NotPossibleSection features={notPossible} mayUnlock={onUnlock !== undefined} />
      )}
      <AccountSays account={account} readerId={reader.id} />
      <AccountExclusions accountKey={account.key} />
      <ContactsSection page={page} />
    </>
  );
}
