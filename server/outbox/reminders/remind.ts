import { eachOnItsOwn } from '#server/each-on-its-own.ts';
import type { House } from '#server/house.ts';
import type { Post } from '#server/outbox/notify.ts';
import { postDigests } from './post-digests.ts';
import { remindApprovers } from './remind-approvers.ts';
import { remindOfEndings } from './remind-of-endings.ts';

/**
 * Tells everything whose time came; right to do at any time, twice, and by several at once.
 * @throws what could not be told, when everything else was.
 */
export async function remind(house: House, post: Post | undefined, now: Date): Promise<void> {
  await eachOnItsOwn([
    async () => {
      while ((await remindOfEndings(house, now)) > 0);
    },
    async () => void (await remindApprovers(house, now)),
    async () => void (post && (await postDigests(house.db, post, now))),
  ]);
}
