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
export const allow = 'POST, OPTIONS';
const challenge = ['WWW-Authenticate', 'Bearer'];

export const nothingHere: HttpRefusal = {
  status: 404,
  errorCode: 'GENERAL',
  errorDetails: 'There is nothing here. Evaluation is at POST /ofrep/v1/evaluate/flags/{key}.',
};

export const wrongMethod: HttpRefusal = {
  status: 405,
  errorCode: 'GENERAL',
  errorDetails: 'Evaluation takes POST only.',
  headers: ['Allow', allow],
};

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

export const clientKeyRefused: HttpRefusal = {
  status: 401,
  errorCode: 'GENERAL',
  errorDetails: 'This is a client key. This route answers server keys (lk_srv_…) only for now.',
  headers: challenge,
};

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
