/** What an address under /ofrep asks for. */
export type Route =
  | { readonly kind: 'single'; readonly key: string }
  | { readonly kind: 'bulk' }
  | { readonly kind: 'events' };

const flags = '/ofrep/v1/evaluate/flags';
const streams = '/ofrep/v1/events';
const bulk: Route = { kind: 'bulk' };
const events: Route = { kind: 'events' };

export function isEvaluationAddress(url: string): boolean {
  return url.startsWith('/ofrep') && (url.length === 6 || '/?'.includes(url.charAt(6)));
}

/** A trailing slash is accepted. @returns undefined where there is no route. */
export function routeOf(url: string): Route | undefined {
  const query = url.indexOf('?');
  let end = query < 0 ? url.length : query;
  if (url.charAt(end - 1) === '/') end--;
  if (url.startsWith(flags)) {
    if (end <= flags.length) return end === flags.length ? bulk : undefined;
    const segment = url.slice(flags.length + 1, end);
    if (url.charAt(flags.length) !== '/' || segment === '' || segment.includes('/')) return undefined;
    return { kind: 'single', key: segment.includes('%') ? decode(segment) : segment };
  }
  return end === streams.length && url.startsWith(streams) ? events : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
