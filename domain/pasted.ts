/** What people paste into the search: an id, a piece of a hash, a key, an address of this app, an e-mail address. */
export type Pasted =
  | { readonly kind: 'id'; readonly id: string }
  /** The first characters of an audit event's hash. */
  | { readonly kind: 'hash'; readonly start: string }
  | { readonly kind: 'key'; readonly id: string }
  | { readonly kind: 'email'; readonly email: string }
  /** A path of this app. */
  | { readonly kind: 'address'; readonly path: string };

const wholeKey = /(lk_(?:srv|pub)_[a-z0-9-]{1,32}_[a-z0-9]{16})_?[A-Za-z0-9_-]*/g;
const endOfKey = /_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g;
const loneSecret = /(?<![A-Za-z0-9_-])(?=[a-z0-9_-]*[A-Z])[A-Za-z0-9_-]{43,}(?![A-Za-z0-9_-])/g;

/** The text without the secret part of an API key: the search has no use for it, and it must not leave the browser. */
export function withoutSecrets(text: string): string {
  return text.replaceAll(wholeKey, '$1').replaceAll(endOfKey, '').replaceAll(loneSecret, '');
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const keyName = /(?:^|\s)lk_(?:srv|pub)_[a-z0-9-]{1,32}_([a-z0-9]{16})$/;

/** @param origin of this app, `https://latchkey.example.com`; only its addresses are followed. */
export function whatWasPasted(text: string, origin?: string): Pasted | undefined {
  const plain = text.trim().replaceAll(/^["'`<(]+|["'`>),;]+$/g, '');
  const lower = plain.toLowerCase();
  if (uuid.test(lower)) return { kind: 'id', id: lower };
  const [, id] = keyName.exec(plain) ?? [];
  if (id) return { kind: 'key', id };
  if (/^[0-9a-f]{7,64}$/.test(lower) && /\d/.test(lower)) return { kind: 'hash', start: lower };
  if (/^(?=.*\d)[a-z0-9]{16}$/.test(plain)) return { kind: 'key', id: plain };
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain)) return { kind: 'email', email: lower };
  const path = origin ? pathOf(plain, origin) : undefined;
  return path ? { kind: 'address', path } : undefined;
}

function pathOf(text: string, origin: string): string | undefined {
  if (/^\/[^\s/\\]/.test(text)) return text;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.origin === origin && !url.pathname.startsWith('//')
    ? `${url.pathname}${url.search}${url.hash}`
    : undefined;
}
