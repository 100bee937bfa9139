export interface KeyUse {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
}

interface Known {
  usedAt: number;
  /** When its use was taken out to be written last; in the future after the clock was set back. */
  takenAt: number;
}

/** How often one key's last use is written at most. */
const everyMs = 30_000;

/** Remembers when each key was last used; every answer passes here, so it is one look-up and one assignment. */
export class KeyUses {
  readonly #uses = new Map<string, Known>();

  /** @param keyId of a known key. @param at in milliseconds. */
  countKey(keyId: string, at: number): void {
    const known = this.#uses.get(keyId);
    if (known) known.usedAt = at;
    else this.#uses.set(keyId, { usedAt: at, takenAt: Number.NEGATIVE_INFINITY });
  }

  /** Takes out what is due: not what was taken less than 30 s ago, unless everything is wanted. */
  take(now: number, everything = false): KeyUse[] {
    const taken: KeyUse[] = [];
    for (const [id, known] of this.#uses) {
      const takenAt = known.takenAt > now ? Number.NEGATIVE_INFINITY : known.takenAt;
      if (known.usedAt <= takenAt) {
        if (now - takenAt > everyMs) this.#uses.delete(id);
        continue;
      }
      if (!everything && now - takenAt < everyMs) continue;
      known.usedAt = Math.min(known.usedAt, now);
      known.takenAt = now;
      taken.push({ id, usedAt: known.usedAt });
    }
    return taken;
  }
}
