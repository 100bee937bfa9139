import type { LiveGrant } from '#server/evaluation/snapshot/live-grant.ts';

const most = 20_000;
const written = new Map<LiveGrant, string>();

/** The end of an answer that a grant gives, as JSON. What was asked for lately is kept: a grant's object never changes. */
export function grantMetadata(grant: LiveGrant): string {
  let text = written.get(grant);
  if (text === undefined) {
    if (written.size >= most) written.clear();
    const round = grant.round === undefined ? '' : `,"round":"${grant.round}"`;
    text = `${round},"grantId":"${grant.id}","expiresAt":"${grant.expiresAt.toISOString()}"}}`;
    written.set(grant, text);
  }
  return text;
}
