import { importPKCS8, SignJWT } from 'jose';

/** What a customer's backend does with a client key's proof key: a token for one account, valid for `seconds`. */
export async function proveAccount(
  proofKey: string,
  account: string,
  { seconds = 300, contact }: { seconds?: number; contact?: string } = {},
): Promise<string> {
  return new SignJWT(contact === undefined ? {} : { contact })
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject(account)
    .setExpirationTime(Math.floor(Date.now() / 1_000) + seconds)
    .sign(await importPKCS8(proofKey, 'ES256'));
}
