import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import { Section } from '#components/section.tsx';

export function ContactsSection({ contacts }: { readonly contacts: AccountPageData['contacts'] }) {
  return (
    <Section title="Contacts">
      <ul className="border-t border-rule">
        {contacts.map((contact) => (
          <li
            key={contact.key}
            className="flex min-h-(--row) flex-wrap items-center gap-x-4 border-b sm:gap-x-0 border-rule py-1.5"
          >
            <span className="font-semibold sm:w-[28%] sm:pr-5">{contact.name}</span>
            {contact.email && (
              <a href={`mailto:${contact.email}`} className="underline-link thumb text-sm">
                {contact.email}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
