import type { House } from '#server/house.ts';
import { ScimError } from './scim-error.ts';

/** One request of the directory, let in and taken apart. */
export interface ScimRequest {
  readonly house: House;
  readonly request: Request;
  readonly query: URLSearchParams;
  /** The address of the service: https://latchkey.example.com/scim/v2 */
  readonly base: string;
  /** Behind the kind of resource; undefined for all of them. */
  readonly id: string | undefined;
  readonly now: Date;
  readonly requestId: string | undefined;
}

export function notTaken(...methods: readonly string[]): ScimError {
  return new ScimError(405, 'This address does not take that.', undefined, { allow: methods.join(', ') });
}
