const base = 'http://latchkey.invalid';

/** The path to go back to after signing in, only ever on this site; anything else is the home page. */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  if (!URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  url.searchParams.delete('_rsc');
  const path = `${url.pathname}${url.search}${url.hash}`;
  if (url.origin !== base || path.startsWith('//') || url.pathname.startsWith('/sign-in')) return '/';
  return path;
}
