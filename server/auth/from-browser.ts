import { readEnv } from '#env.ts';
import { clientAddress } from '#server/auth/client-address.ts';

/** What the browser calls itself and where it comes from: for people to tell theirs from a stranger's. */
export function fromBrowser(given: Pick<Headers, 'get'>): {
  readonly userAgent: string;
  readonly address: string;
} {
  return {
    userAgent: given.get('user-agent') ?? '',
    address: clientAddress(given.get('x-forwarded-for'), readEnv().TRUSTED_PROXIES),
  };
}
