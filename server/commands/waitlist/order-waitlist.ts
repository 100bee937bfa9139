import { eq, sql } from 'drizzle-orm';
import { requests } from '#db/schema/access.ts';
import { orderWaitlistInput } from '#domain/inputs/access.ts';
import { orderWaitlist } from '#domain/offers.ts';
import { ref } from '#domain/rounds.ts';
import { loadRound, ownFeature } from '#server/commands/rounds/load-round.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { lockLine, saveLapsed } from './load-line.ts';

export const orderWaitlistVerb = defineVerb({
  name: 'order-waitlist',
  action: 'plan_round',
  input: orderWaitlistInput,
  load: async (tx, input, act) => {
    const loaded = await loadRound(tx, input.roundId);
    if (isRefusal(loaded)) return loaded;
    return { ...loaded, requests: await lockLine(tx, input.roundId, act.now) };
  },
})({
  scope: ownFeature,
  decide: ({ feature, round, requests: inLine }, input, act) => {
    const { id, kind, number } = round;
    const state = { feature: ref(feature), round: { id, kind, number }, requests: inLine };
    return orderWaitlist(state, input.requestIds, act);
  },
  save: async (tx, { order, lapsed }) => {
    await saveLapsed(tx, lapsed);
    await tx
      .update(requests)
      .set({ waitPlace: sql`line.place` })
      .from(sql`json_array_elements_text(${JSON.stringify(order)}::json) with ordinality as line (id, place)`)
      .where(eq(requests.id, sql`line.id::uuid`));
    return { waiting: order.length };
  },
});
