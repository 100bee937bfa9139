import type { LiveGrant } from '#server/evaluation/snapshot/live-grant.ts';

/** The end of an answer that a grant gives, as JSON, written once: a grant's object never changes. */
export function grantMetadata(grant: LiveGrant): string {
  if (grant.metadata === undefined) {
    const round = grant.round === undefined ? '' : `,"round":"${grant.round}"`;
    grant.metadata = `${round},"grantId":"${grant.id}","expiresAt":"${grant.expiresAt.toISOString()}"}}`;
  }
  return grant.metadata;
}
