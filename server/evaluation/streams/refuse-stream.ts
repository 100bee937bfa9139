import type { ServerResponse } from 'node:http';
import { forAnyPage } from '#server/evaluation/http/cors.ts';
import { type HttpRefusal, json, refusalBody } from '#server/evaluation/http/refusals.ts';
import { nameRequest } from '#server/evaluation/http/request-id.ts';

export const tokenRefused: HttpRefusal = {
  status: 401,
  errorCode: 'GENERAL',
  errorDetails: 'The token of this event stream is not known, or its API key was revoked or has expired.',
  headers: ['WWW-Authenticate', 'Bearer'],
};

/** @param seconds whole ones, because SDKs read nothing else. */
export function noPlace(seconds: number): HttpRefusal {
  return {
    status: 429,
    errorCode: 'GENERAL',
    errorDetails: `There are as many event streams open as there may be. Try again in ${seconds} s.`,
    headers: ['Retry-After', String(seconds)],
  };
}

/** @param why in ASCII. */
export function refuseStream(response: ServerResponse, why: HttpRefusal): void {
  const body = refusalBody(why);
  nameRequest(response);
  const headers = ['Content-Type', json, 'Content-Length', String(body.length), ...forAnyPage];
  response.writeHead(why.status, [...headers, ...(why.headers ?? [])]).end(body);
}
