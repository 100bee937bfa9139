/** What an address under /ofrep asks for. */
export type Route = { readonly bulk: true } | { readonly bulk: false; readonly key: string } | undefined;

const flags = '/ofrep/v1/evaluate/flags';
const bulk: Route = { bulk: true };

export function isEvaluationAddress(url: string): boolean {
  return url.startsWith('/ofrep') && (url.length === 6 || '/?'.includes(url.charAt(6)));
}

/** A trailing slash is accepted. @returns undefined where there is no route. */
export function routeOf(url: string): Route {
  if (!url.startsWith(flags)) return undefined;
  const query = url.indexOf('?', flags.length);
  let end = query < 0 ? url.length : query;
  if (end > flags.length && url.charAt(end - 1) === '/') end--;
  if (end === flags.length) return bulk;
  const segment = url.slice(flags.length + 1, end);
  if (url.charAt(flags.length) !== '/' || segment === '' || segment.includes('/')) return undefined;
  return { bulk: false, key: segment.includes('%') ? decode(segment) : segment };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
