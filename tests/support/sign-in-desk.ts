import { randomBytes } from 'node:crypto';
import { NextRequest } from 'next/server';
import { users } from '#db/schema/users.ts';
import { hashPassword } from '#server/passwords/hash-password.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const origin = 'http://localhost:3000';

export const sharedPassword = 'harbour lanterns at dawn';
export const addressOf = (who: string) => `${who}@latchkey.test`;

/** A house in which everybody has one password, and that this process signs in to. */
export async function openSignInHouse(): Promise<TestHouse> {
  const house = await openTestHouse();
  signInAt(house);
  await house.db.update(users).set({ passwordHash: await hashPassword(sharedPassword) });
  return house;
}

/** Lets the sign-in of this process work on that house. */
export function signInAt({ url }: TestHouse, changes: Readonly<Record<string, string>> = {}): void {
  const authSecret = randomBytes(33).toString('base64');
  Object.assign(process.env, { DATABASE_URL: url, AUTH_SECRET: authSecret, AUTH_URL: origin, ...changes });
}

/** A browser as far as signing in needs one: it keeps cookies, and asks the real routes. */
export class SignInDesk {
  readonly cookies = new Map<string, string>();

  async get(path: string): Promise<unknown> {
    const { handlers } = await import('#server/auth/auth.ts');
    return this.#keep(await handlers.GET(this.#request(path))).json();
  }

  /** @returns where the answer leads. */
  async post(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const { csrfToken } = (await this.get('csrf')) as { csrfToken: string };
    const { handlers } = await import('#server/auth/auth.ts');
    const body = new URLSearchParams({ csrfToken, ...fields });
    const answer = this.#keep(await handlers.POST(this.#request(path, { method: 'POST', body })));
    return answer.headers.get('location') ?? '';
  }

  signIn(email: string, password: string): Promise<string> {
    return this.post('callback/credentials', { email, password });
  }

  signOut(): Promise<string> {
    return this.post('signout', {});
  }

  get cookie(): string | undefined {
    return this.cookies.get('authjs.session-token');
  }

  /** Who the house takes this browser for. */
  async person(): Promise<string | undefined> {
    return (await this.#signedIn())?.user.id;
  }

  async sessionId(): Promise<string | undefined> {
    return (await this.#signedIn())?.user.sessionId;
  }

  /** Whether the house lets it do nothing before a second factor is set up. */
  async mustSetUp(): Promise<boolean | undefined> {
    return (await this.#signedIn())?.mustSetUp;
  }

  async #signedIn() {
    const { findSignedIn } = await import('#server/auth/current-user.ts');
    const session = (await this.get('session')) as { user?: { id?: string }; sessionId?: string } | null;
    return findSignedIn(session?.user?.id, session?.sessionId, new Date());
  }

  #request(path: string, init: { method?: string; body?: URLSearchParams } = {}): NextRequest {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      cookie,
      origin,
      'user-agent': 'Firefox/143.0 (Windows)',
      'x-forwarded-for': '192.0.2.7',
    };
    return new NextRequest(`${origin}/api/auth/${path}`, { ...init, headers });
  }

  #keep(answer: Response): Response {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value && !/max-age=0/i.test(line)) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return answer;
  }
}
