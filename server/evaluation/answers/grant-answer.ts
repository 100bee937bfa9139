import type { LiveGrant } from '#server/evaluation/snapshot/live-grant.ts';

/** The answer that a grant gives as JSON, kept with the grant. @param opening what the feature says before it. */
export function grantAnswer(grant: LiveGrant, opening: string): string {
  if (grant.opening !== opening) {
    const { round, id, expiresAt } = grant;
    const inRound = round === undefined ? '' : `,"round":"${round}"`;
    grant.answer = `${opening}${inRound},"grantId":"${id}","expiresAt":"${expiresAt.toISOString()}"}}`;
    grant.opening = opening;
  }
  return grant.answer;
}
