import { readEnv } from '#env.ts';
import { clientAddress } from '#server/auth/client-address.ts';

/** The name of the request, which is in the server's log as well. */
export function requestIdIn(given: Pick<Headers, 'get'>): string | undefined {
  return given.get('x-request-id') ?? undefined;
}

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
