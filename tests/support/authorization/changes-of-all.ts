import { accessChanges } from './access-changes.ts';
import { accountsChanges } from './accounts-changes.ts';
import type { Changes } from './change.ts';
import { demandChanges } from './demand-changes.ts';
import { directoryChanges } from './directory-changes.ts';
import { exportsChanges } from './exports-changes.ts';
import { featuresChanges } from './features-changes.ts';
import { houseChanges } from './house-changes.ts';
import { noticesChanges } from './notices-changes.ts';
import { peopleChanges } from './people-changes.ts';
import { policyChanges } from './policy-changes.ts';
import { signInChanges } from './sign-in-changes.ts';
import { talkChanges } from './talk-changes.ts';
import { viewsChanges } from './views-changes.ts';

/** Every procedure that changes something. One that is missing here fails the test. */
export const changesOfAll: Changes = {
  ...featuresChanges,
  ...accessChanges,
  ...demandChanges,
  ...exportsChanges,
  ...houseChanges,
  ...accountsChanges,
  ...noticesChanges,
  ...peopleChanges,
  ...signInChanges,
  ...directoryChanges,
  ...policyChanges,
  ...talkChanges,
  ...viewsChanges,
};
