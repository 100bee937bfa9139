const spareShare = 20;

/**
 * Counts the streams that share a limit. Addresses are given out only while a twentieth of the limit is still free, so
 * that a page finds its place when it comes a little later, and again only when two twentieths are free, so that what
 * pages are told does not flap.
 */
export class Room {
  open = 0;
  #full = false;

  /** Whether new pages should be given an address. */
  invites(limit: number): boolean {
    const spare = Math.floor(limit / spareShare);
    if (this.open >= limit - spare) this.#full = true;
    else if (this.open < limit - 2 * spare) this.#full = false;
    return !this.#full;
  }

  hasPlace(limit: number): boolean {
    return this.open < limit;
  }
}
