/** API keys: `lk_srv_<environment>_<id>_<secret>` for servers, `lk_pub_…` for browsers. Only id and SHA-256 are stored. */
export const keyKinds = ['server', 'client'] as const;
export type KeyKind = (typeof keyKinds)[number];

const prefixes: Record<KeyKind, string> = { server: 'lk_srv', client: 'lk_pub' };
const form = /^lk_(srv|pub)_([a-z0-9-]{1,32})_([a-z0-9]{16})_([A-Za-z0-9_-]{43})$/;

/** @returns what is wrong with it as a page's origin, as browsers send it; nothing when it is one, or `*` for any page. */
export function originProblem(text: string): string | undefined {
  if (text === '*') return undefined;
  if (!/^https?:\/\//i.test(text))
    return `“${text}” is no origin: begin it with https://, as in https://app.example.com.`;
  const origin = URL.canParse(text) ? new URL(text).origin : undefined;
  if (origin === undefined || /[*\s]/.test(text))
    return `“${text}” is no origin: write a whole host, as in https://app.example.com, or * for any page.`;
  return origin === text ? undefined : `“${text}” is more than an origin: write ${origin}.`;
}

export interface ParsedKey {
  readonly kind: KeyKind;
  readonly environmentKey: string;
  readonly id: string;
}

/** @param secret 32 random bytes in base64url. @param id 16 characters of [a-z0-9]. */
export function formatKey(kind: KeyKind, environmentKey: string, id: string, secret: string): string {
  return `${prefixes[kind]}_${environmentKey}_${id}_${secret}`;
}

export function parseKey(key: string): ParsedKey | undefined {
  const found = form.exec(key);
  if (!found?.[2] || !found[3]) return undefined;
  return { kind: found[1] === 'srv' ? 'server' : 'client', environmentKey: found[2], id: found[3] };
}
