import 'server-only';
import { eq } from 'drizzle-orm';
import { connection } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { type Claims, readClaims, type SingleSignOnRefusal } from '#domain/directory/single-sign-on.ts';
import { readEnv } from '#env.ts';
import { signOnThroughProvider } from '#server/commands/directory/sign-on.ts';
import { house } from '#server/house.ts';

/** What next-auth hands over once it checked it: the identity token as it came, and what the provider said besides. */
interface FromProvider {
  readonly idToken: string | undefined;
  readonly profile: Readonly<Record<string, unknown>> | undefined;
}

/** Lets somebody in who comes back from the identity provider. @returns why not, or nothing. */
export async function admitSignedOn(
  from: FromProvider,
  now: Date,
  requestId: string | undefined,
): Promise<SingleSignOnRefusal | undefined> {
  const claims = claimsFrom(from);
  if (!claims) return 'failed';
  const outcome = await signOnThroughProvider({ house: house(), now, requestId }, claims);
  if (!outcome.ok) return 'failed';
  return 'refusal' in outcome.answer ? outcome.answer.refusal : undefined;
}

/** Who was let in just now. */
export async function signedOnUser(from: FromProvider): Promise<string | undefined> {
  const claims = claimsFrom(from);
  if (!claims) return undefined;
  const [user] = await connection()
    .db.select({ id: users.id })
    .from(users)
    .where(eq(users.singleSignOnId, claims.identity));
  return user?.id;
}

function claimsFrom({ idToken, profile }: FromProvider): Claims | undefined {
  const token = claimsOf(idToken);
  if (!token || (profile && profile.sub !== token.sub)) return undefined;
  const { OIDC_GROUPS_CLAIM: groupsClaim, OIDC_TRUST_EMAIL: trustEmail } = readEnv();
  return readClaims({ ...token, ...profile, iss: token.iss, sub: token.sub }, { groupsClaim, trustEmail });
}

function claimsOf(token: string | undefined): Record<string, unknown> | undefined {
  const [, payload = ''] = token?.split('.') ?? [];
  try {
    const read: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return typeof read === 'object' && read !== null ? { ...read } : undefined;
  } catch {
    return undefined;
  }
}
