import type { Refusal, RefusalCode } from '#domain/decision.ts';

const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error';
const mediaType = 'application/scim+json; charset=utf-8';

/** The words of RFC 7644, section 3.12, for why. */
type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue';

/** Why a request of the directory is not done, for it to read. */
export class ScimError extends Error {
  readonly status: number;
  readonly scimType: ScimType | undefined;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    sentence: string,
    scimType?: ScimType,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(sentence);
    this.status = status;
    this.scimType = scimType;
    this.headers = headers;
  }
}

const statusOf: Partial<Record<RefusalCode, number>> = {
  not_found: 404,
  invalid: 400,
  unavailable: 503,
};

export function errorOf({ code, sentence }: Refusal): ScimError {
  const status = statusOf[code] ?? 409;
  const scimType = code === 'conflict' ? 'uniqueness' : code === 'invalid' ? 'invalidValue' : undefined;
  return new ScimError(status, sentence, scimType, status === 503 ? { 'retry-after': '3' } : {});
}

export function scimAnswer(
  status: number,
  body: object | undefined,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const text = body && JSON.stringify(body);
  const always = { 'cache-control': 'no-store', ...(body && { 'content-type': mediaType }) };
  return new Response(text ?? null, { status, headers: { ...always, ...headers } });
}

export function errorAnswer({ status, scimType, message, headers }: ScimError): Response {
  const body = { schemas: [errorSchema], status: String(status), scimType, detail: message };
  return scimAnswer(status, body, headers);
}
