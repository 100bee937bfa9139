import type { Following } from '#server/evaluation/snapshot/follow-changes.ts';

const marker = 'flagConfigEtag=';
const latest = 'flagConfigLastModified=';

/**
 * A page that was told of a change sends on what the event said: the revision (`flagConfigEtag`) and the second
 * (`flagConfigLastModified`). Another process may have told it, which knew of the change earlier than this one.
 * @returns whether this process knows what the hint speaks of; a hint that says nothing sensible is known.
 */
export function knowsHint(url: string, { snapshot, confirmedAt }: Following): boolean {
  const start = url.indexOf('?');
  if (start < 0 || !snapshot || confirmedAt === undefined) return true;
  const query = url.slice(start + 1).split('&');
  const revision = numberAfter(marker, query);
  if (revision !== undefined) return revision <= snapshot.position.revision;
  const second = numberAfter(latest, query);
  return second === undefined || second * 1_000 <= confirmedAt;
}

/** How long hints are not waited for after one that could not be confirmed: anybody can send one. */
const distrustMs = 250;

/** @returns a function that gives what a bulk answer should wait for; undefined when it need not wait. */
export function createHintKeeper(source: Following): (url: string, now: number) => Promise<void> | undefined {
  let trustedFrom = Number.NEGATIVE_INFINITY;
  return (url, now) => {
    const distrusted = now < trustedFrom && trustedFrom - now <= distrustMs;
    if (distrusted || knowsHint(url, source)) return undefined;
    return source.catchUp().then(() => {
      if (!knowsHint(url, source)) trustedFrom = now + distrustMs;
    });
  };
}

function numberAfter(name: string, query: readonly string[]): number | undefined {
  const text = query.find((part) => part.startsWith(name))?.slice(name.length);
  if (!text) return undefined;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Date.parse(decode(text)) / 1_000;
  return Number.isFinite(number) ? number : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
