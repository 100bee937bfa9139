/** What is typed and not sent yet, kept by the tab: a reload or a crash does not lose it. */
const prefix = 'latchkey.draft.';
const keeper = 'latchkey.drafts-of';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A browser that keeps nothing loses drafts with the page, and nothing else. */
function kept<Answer>(read: (storage: Storage) => Answer): Answer | undefined {
  try {
    return read(sessionStorage);
  } catch {
    return undefined;
  }
}

/** @returns the draft that was kept, when it is of the same make as `first`: another version may have kept another one. */
export function readDraft<Draft extends object>(key: string, first: Draft): Draft | undefined {
  const written = kept((storage) => storage.getItem(prefix + key));
  if (!written) return undefined;
  try {
    const found: unknown = JSON.parse(written);
    return isLike(found, first) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what is written, as JSON; what stands as the form began is no draft. */
export function keepDraft(key: string, written: string, first: string): void {
  kept((storage) =>
    written === first ? storage.removeItem(prefix + key) : storage.setItem(prefix + key, written),
  );
}

export function dropDraft(key: string): void {
  kept((storage) => storage.removeItem(prefix + key));
}

/** Somebody else who signs in at the same tab finds none of it. */
export function keepDraftsOf(readerId: string): void {
  kept((storage) => {
    if (storage.getItem(keeper) === readerId) return;
    const names = Array.from({ length: storage.length }, (_, place) => storage.key(place));
    for (const name of names) if (name?.startsWith(prefix)) storage.removeItem(name);
    storage.setItem(keeper, readerId);
  });
}

function isLike<Draft extends object>(found: unknown, first: Draft): found is Draft {
  if (typeof found !== 'object' || found === null) return false;
  const parts = found as Readonly<Record<string, unknown>>;
  return Object.entries(first).every(
    ([name, part]) =>
      typeof parts[name] === typeof part && Array.isArray(parts[name]) === Array.isArray(part),
  );
}
