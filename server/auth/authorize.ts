import 'server-only';
import { CredentialsSignin } from 'next-auth';
import { fromBrowser, requestIdIn } from '#server/auth/from-browser.ts';
import { openSession } from '#server/auth/open-session.ts';
import { ticketFor } from '#server/auth/sign-in-ticket.ts';
import { verifyCode } from '#server/auth/verify-code.ts';
import { type Known, verifyCredentials } from '#server/auth/verify-credentials.ts';

/** The password was right, and a code is asked for. Thrown, because next-auth knows only yes and no. */
export class CodeNeeded extends CredentialsSignin {
  override code = 'code_needed';
  readonly ticket: string;

  constructor(ticket: string) {
    super();
    this.ticket = ticket;
  }
}

/** So many sign in at this moment that no password is compared. */
export class TooManySignIns extends CredentialsSignin {
  override code = 'too_many';
}

type Given = Partial<Record<'email' | 'password' | 'ticket' | 'code', unknown>>;

/** A password, or the code that was asked for after it: either ends in a session, or in nothing. */
export async function authorize(given: Given, request: Request) {
  const now = new Date();
  const text = (name: keyof Given) => String(given[name] ?? '');
  if (text('ticket')) {
    const requestId = requestIdIn(request.headers);
    return opened(await verifyCode(text('ticket'), text('code'), now, requestId), request, now);
  }
  const { address } = fromBrowser(request.headers);
  const verified = await verifyCredentials(
    { email: text('email'), password: text('password') },
    address,
    now,
  );
  if (verified === 'too many') throw new TooManySignIns();
  if (verified?.needsCode) throw new CodeNeeded(ticketFor(verified, now));
  return opened(verified, request, now);
}

async function opened(known: Known | undefined, { headers }: Request, now: Date) {
  if (!known) return null;
  const { id, passwordHash } = known;
  const signIn = { userId: id, method: 'password', passwordHash, ...fromBrowser(headers) } as const;
  const sessionId = await openSession(signIn, now);
  return sessionId ? { id, sessionId } : null;
}
