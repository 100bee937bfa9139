import { openRevision } from '#server/evaluation/revision-tag.ts';
import type { Following } from '#server/evaluation/snapshot/follow-changes.ts';

const marker = 'flagConfigEtag=';

/**
 * A page that was told of a change sends on what the event said, `flagConfigEtag`. Another process may have told it,
 * which knew of the change earlier than this one. `flagConfigLastModified` is taken and says nothing: no event of ours
 * carries it.
 * @returns whether this process knows what the hint speaks of; a hint that is not ours is known.
 */
export function knowsHint(url: string, { snapshot }: Pick<Following, 'snapshot'>): boolean {
  const start = url.indexOf('?');
  if (start < 0 || !snapshot) return true;
  const hint = url
    .slice(start + 1)
    .split('&')
    .find((part) => part.startsWith(marker));
  if (!hint) return true;
  const revision = openRevision(hint.slice(marker.length), snapshot.position.epoch);
  return revision === undefined || revision <= snapshot.position.revision;
}
