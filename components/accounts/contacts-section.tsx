'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { AccountPageData, Contact } from '#components/accounts/account-page-data.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

const ContactSheet = dynamic(
  () => import('#components/accounts/contact-sheet.tsx').then((module) => module.ContactSheet),
  { ssr: false },
);

export function ContactsSection({ page }: { readonly page: AccountPageData }) {
  const { contacts, account } = page;
  const edits = page.mayEdit && !account.archivedAt;
  const [opened, setOpened] = useState<{ contact: Contact | undefined; open: boolean; times: number }>();
  const show = (contact?: Contact) =>
    setOpened((was) => ({ contact, open: true, times: (was?.times ?? 0) + 1 }));
  if (contacts.length === 0 && !edits) return null;
  return (
    <Section
      title="Contacts"
      aside={
        edits &&
        contacts.length > 0 && (
          <Button id={idOf(undefined)} size="sm" onClick={() => show()}>
            Add a contact
          </Button>
        )
      }
    >
      {contacts.length === 0 ? (
        <EmptyState
          action={
            <Button id={idOf(undefined)} onClick={() => show()}>
              Add a contact
            </Button>
          }
        >
          Nobody at {account.name} is known here yet; features can be unlocked for single people too.
        </EmptyState>
      ) : (
        <ul className="border-t border-rule">
          {contacts.map((contact) => (
            <li
              key={contact.key}
              className="flex min-h-(--row) flex-wrap items-center gap-x-4 border-b border-rule py-1.5 sm:gap-x-0"
            >
              <span className="font-semibold sm:w-[28%] sm:pr-5">{contact.name}</span>
              {contact.email && (
                <a href={`mailto:${contact.email}`} className="underline-link thumb text-sm">
                  {contact.email}
                </a>
              )}
              {edits && (
                <Button
                  id={idOf(contact)}
                  variant="link"
                  size="sm"
                  className="-mr-2 ml-auto"
                  onClick={() => show(contact)}
                >
                  Change<span className="sr-only"> {contact.name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {opened && (
        <ContactSheet
          key={opened.times}
          account={account}
          contact={opened.contact}
          open={opened.open}
          onOpenChange={(open) => setOpened({ ...opened, open })}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const back = document.getElementById(idOf(opened.contact)) ?? document.getElementById('main');
            back?.focus();
          }}
        />
      )}
    </Section>
  );
}

function idOf(contact: Contact | undefined): string {
  return contact ? `contact-${contact.key}` : 'add-contact';
}
