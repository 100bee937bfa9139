'use client';

import dynamic from 'next/dynamic';

/** What lies below or beside the answer: it is in the page from the start, its code comes after that of the answer. */
export const AccountThread = dynamic(() =>
  import('#components/accounts/account-thread.tsx').then((module) => module.AccountThread),
);
export const AccountAsksFor = dynamic(() =>
  import('#components/demand/account-demand.tsx').then((module) => module.AccountAsksFor),
);
export const AccountSays = dynamic(() =>
  import('#components/demand/account-demand.tsx').then((module) => module.AccountSays),
);
export const AccountExclusions = dynamic(() =>
  import('#components/grants/account-exclusions.tsx').then((module) => module.AccountExclusions),
);
export const ContactsSection = dynamic(() =>
  import('#components/accounts/contacts-section.tsx').then((module) => module.ContactsSection),
);
