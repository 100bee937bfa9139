/** Answers that a page may read: OFREP's web SDKs run on other origins and carry no cookies. Names and values in turn. */
const exposed = ['Access-Control-Expose-Headers', 'ETag, Retry-After'];

/** For answers that say nothing of a customer: refusals before a key is known, and preflights, which carry none. */
export const forAnyPage: readonly string[] = ['Access-Control-Allow-Origin', '*', ...exposed];

const varying = ['Vary', 'Origin'];

/** @param origin as the browser sent it; it is one that the key allows. */
export function forPage(origin: string | undefined): readonly string[] {
  if (origin === undefined) return varying;
  return ['Access-Control-Allow-Origin', origin, ...exposed, ...varying];
}

/** @param allow the methods of the address. */
export function preflightHeaders(allow: string): readonly string[] {
  return [
    ...forAnyPage,
    'Access-Control-Allow-Methods',
    allow,
    'Access-Control-Allow-Headers',
    'Content-Type, Authorization, X-API-Key, If-None-Match, X-Latchkey-Context',
    'Access-Control-Max-Age',
    '7200',
    'Allow',
    allow,
  ];
}
