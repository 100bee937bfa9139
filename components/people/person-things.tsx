import Link from 'next/link';
import type { ReactNode } from 'react';
import { StageBadge } from '#components/features/stage-badge.tsx';
import type { PersonAnswer } from '#components/people/people-data.ts';
import { Section } from '#components/section.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

/** What somebody looks after and waits for. */
export function PersonThings({ page }: { readonly page: PersonAnswer }) {
  const { person, accounts, features, requests, unlocks } = page;
  const nothing = accounts.count + features.length + requests.length === 0;
  return (
    <>
      {nothing && (
        <p className="border-b border-rule py-5 text-muted">
          {person.name} owns no account, looks after no feature and waits for no answer.
        </p>
      )}
      {requests.length > 0 && (
        <Section title="Waits for an answer">
          <Rows>
            {requests.map((request) => (
              <Row
                key={request.id}
                href={`/approvals/${request.id}`}
                name={`${request.feature.name} for ${request.account.name}`}
              >
                <RelativeTime at={request.createdAt} focusable={false} />
              </Row>
            ))}
          </Rows>
        </Section>
      )}
      {features.length > 0 && (
        <Section title="Features" hint={`${features.length}`}>
          <Rows>
            {features.map((feature) => (
              <Row key={feature.id} href={`/features/${feature.key}`} name={feature.name}>
                <span className="max-sm:hidden">{partIn(feature, person.id)}</span>
                <StageBadge stage={feature.stage} />
              </Row>
            ))}
          </Rows>
        </Section>
      )}
      {accounts.count > 0 && (
        <Section
          title="Accounts"
          hint={`${accounts.count}${unlocks > 0 ? ` · ${unlocks} live ${unlocks === 1 ? 'unlock' : 'unlocks'}` : ''}`}
        >
          <Rows>
            {accounts.first.map((account) => (
              <Row key={account.id} href={`/accounts/${encodeURIComponent(account.key)}`} name={account.name}>
                {account.tier}
              </Row>
            ))}
          </Rows>
          {accounts.count > accounts.first.length && (
            <p className="pt-3 text-sm text-muted">
              The {accounts.first.length} largest of {accounts.count}.
            </p>
          )}
        </Section>
      )}
    </>
  );
}

function partIn(feature: PersonAnswer['features'][number], personId: string): string {
  if (feature.pmId !== personId) return 'Engineer';
  return feature.engineerId === personId ? 'Product manager and engineer' : 'Product manager';
}

function Rows({ children }: { readonly children: ReactNode }) {
  return <ul className="border-t border-rule">{children}</ul>;
}

interface RowProps {
  readonly href: string;
  readonly name: string;
  readonly children: ReactNode;
}

function Row({ href, name, children }: RowProps) {
  return (
    <li className="relative flex min-h-(--row) items-center justify-between gap-4 border-b border-rule py-1.5 hover:bg-sunk max-sm:min-h-13">
      <Link
        href={href}
        className="min-w-0 truncate font-semibold after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-teal"
      >
        {name}
      </Link>
      <span className="flex shrink-0 items-center gap-4 text-sm text-muted">{children}</span>
    </li>
  );
}
