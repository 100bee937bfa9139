import { NoSuchAccount } from '#components/accounts/no-such-account.tsx';

export default function AccountNotFound() {
  return <NoSuchAccount />;
}
