/** @returns the cookie of a session. */
export async function signIn(
  url: string,
  user: { readonly email: string; readonly password: string } | undefined,
): Promise<string> {
  if (!user) throw new Error('There is nobody of that role.');
  const cookies = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies(asked), origin: url },
    body: new URLSearchParams({ csrfToken, email: user.email, password: user.password }),
  });
  const session = cookies(answer);
  if (!session.includes('session-token')) throw new Error(`Nobody could sign in: ${answer.status}`);
  return session;
}
