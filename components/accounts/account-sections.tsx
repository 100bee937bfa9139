import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import { AskedSection } from '#components/accounts/asked-section.tsx';
import { CanHaveSection } from '#components/accounts/can-have-section.tsx';
import { ContactsSection } from '#components/accounts/contacts-section.tsx';
import { HasSection } from '#components/accounts/has-section.tsx';
import type { JudgedFeatures } from '#components/accounts/judged-features.ts';
import { NeedsYesSection } from '#components/accounts/needs-yes-section.tsx';
import { NotPossibleSection } from '#components/accounts/not-possible-section.tsx';
import type { Reader } from '#components/accounts/reader.ts';
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
  const { canHave, held, everyoneHas, asked, needsYes, notPossible } = judged;
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
      {canHave.length > 0 && <CanHaveSection features={canHave} hint={hint} onUnlock={onUnlock} />}
      {held.length + everyoneHas.length > 0 && (
        <HasSection held={held} everyoneHas={everyoneHas} accountName={account.name} readerId={reader.id} />
      )}
      {asked.length > 0 && <AskedSection features={asked} accountName={account.name} reader={reader} />}
      {needsYes.length > 0 && <NeedsYesSection features={needsYes} onAsk={onUnlock} />}
      {notPossible.length > 0 && (
        <NotPossibleSection features={notPossible} mayUnlock={onUnlock !== undefined} />
      )}
      {page.contacts.length > 0 && <ContactsSection contacts={page.contacts} />}
    </>
  );
}
