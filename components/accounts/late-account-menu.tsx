'use client';

import { MoreHorizontal } from 'lucide-react';
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import type { AccountMenu as Loaded } from '#components/accounts/account-menu.tsx';
import { Button } from '#components/ui/button.tsx';

const load = () =>
  import('#components/accounts/account-menu.tsx').then(({ AccountMenu }) => ({ default: AccountMenu }));
const AccountMenu = lazy(load);

/** The menu of rarer acts; fetched when first opened, so it stands open at once. */
export function LateAccountMenu(props: Omit<ComponentProps<typeof Loaded>, 'defaultOpen'>) {
  const [wanted, setWanted] = useState(false);
  const { account, mayEdit } = props.page;
  if (!props.guards && (!mayEdit || account.archivedAt)) return null;
  const closed = (
    <Button
      size="icon"
      aria-label={`More for ${account.name}`}
      aria-haspopup="menu"
      onPointerDown={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    >
      <MoreHorizontal aria-hidden="true" />
    </Button>
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <AccountMenu {...props} defaultOpen />
    </Suspense>
  );
}
