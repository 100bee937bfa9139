import type { Route } from './route.ts';

/** OpenFeature's error codes that Latchkey gives. */
type ErrorCode = 'PARSE_ERROR' | 'FLAG_NOT_FOUND' | 'INVALID_CONTEXT' | 'TARGETING_KEY_MISSING' | 'GENERAL';

/** Why a request is not answered. Every one is sent as JSON: SDKs parse the bodies of all statuses. */
export interface HttpRefusal {
  readonly status: number;
  readonly errorCode: ErrorCode;
  readonly errorDetails: string;
  /** Names and values in turn. */
  readonly headers?: readonly string[];
}

export const json = 'application/json; charset=utf-8';
export const allow = { single: 'POST, OPTIONS', bulk: 'POST, OPTIONS', events: 'GET, OPTIONS' } as const;
const challenge = ['WWW-Authenticate', 'Bearer'];

export const nothingHere: HttpRefusal = {
  status: 404,
  errorCode: 'GENERAL',
  errorDetails: 'There is nothing here. Evaluation is at POST /ofrep/v1/evaluate/flags/{key}.',
};

export function wrongMethod({ kind }: Route): HttpRefusal {
  const errorDetails = kind === 'events' ? 'Events are read with GET only.' : 'Evaluation takes POST only.';
  return { status: 405, errorCode: 'GENERAL', errorDetails, headers: ['Allow', allow[kind]] };
}

export const keyMissing: HttpRefusal = {
  status: 401,
  errorCode: 'GENERAL',
  errorDetails: 'Send an API key, as "Authorization: Bearer <key>" or as "X-API-Key: <key>".',
  headers: challenge,
};

export const keyRefused: HttpRefusal = {
  status: 401,
  errorCode: 'GENERAL',
  errorDetails: 'This API key is not known, was revoked or has expired.',
  headers: challenge,
};

export function originRefused(origin: string): HttpRefusal {
  return {
    status: 403,
    errorCode: 'GENERAL',
    errorDetails: `This client key is not for pages of ${origin}. An admin can make one that names this origin.`,
  };
}

/** @param waitMs until a request would pass. The header is whole seconds: an SDK took a date for 2,026 of them. */
export function quotaUsedUp(waitMs: number): HttpRefusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return {
    status: 429,
    errorCode: 'GENERAL',
    errorDetails: `This key has used up its requests for now. Ask again in ${seconds} s.`,
    headers: ['Retry-After', String(seconds)],
  };
}

export const proofMissing: HttpRefusal = {
  status: 401,
  errorCode: 'GENERAL',
  errorDetails:
    'This client key needs an account token in the header X-Latchkey-Context, signed by your backend.',
  headers: challenge,
};

export function proofRefused(errorDetails: string): HttpRefusal {
  return { status: 401, errorCode: 'GENERAL', errorDetails, headers: challenge };
}

export const otherAccount = invalidContext(
  'The account token proves another account than the context names.',
);

export const otherContact = invalidContext(
  'The account token proves another contact than the context names.',
);

export const notReady: HttpRefusal = {
  status: 503,
  errorCode: 'GENERAL',
  errorDetails: 'The server is starting and has not read its data yet.',
  headers: ['Retry-After', '1'],
};

export const bodyTooLarge: HttpRefusal = {
  status: 413,
  errorCode: 'GENERAL',
  errorDetails: 'The body is larger than 64 KiB.',
  headers: ['Connection', 'close'],
};

export const notJson: HttpRefusal = {
  status: 400,
  errorCode: 'PARSE_ERROR',
  errorDetails: 'The body is not JSON.',
};

export const flagNotFound: HttpRefusal = {
  status: 404,
  errorCode: 'FLAG_NOT_FOUND',
  errorDetails: 'There is no feature with this key.',
};

export const targetingKeyMissing: HttpRefusal = {
  status: 400,
  errorCode: 'TARGETING_KEY_MISSING',
  errorDetails: "The context needs a targetingKey: the account's key.",
};

export const unexpected: HttpRefusal = {
  status: 500,
  errorCode: 'GENERAL',
  errorDetails: 'The server failed to answer. This is its fault, not the request’s.',
};

export function invalidContext(errorDetails: string): HttpRefusal {
  return { status: 400, errorCode: 'INVALID_CONTEXT', errorDetails };
}

/** @param key of the one flag that was asked for; undefined for bulk. */
export function refusalBody({ errorCode, errorDetails }: HttpRefusal, key?: string): string {
  return JSON.stringify({ ...(key !== undefined && { key }), errorCode, errorDetails, metadata: {} });
}
