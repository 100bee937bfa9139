import type { CloseRoundInput } from '#domain/inputs/rounds.ts';
import type { TestHouse } from './test-house.ts';

type Fate = CloseRoundInput['fates'][number]['fate'];

/** One fate for everybody who has it through the round, oldest grant first. */
export async function fatesOf(house: TestHouse, roundId: string, fate: Fate = 'end', endsOn?: Date) {
  const living = await house.sql<{ id: string }[]>`
    select id from grants
    where round_id = ${roundId} and ended_at is null and expires_at > ${house.now.toISOString()} order by created_at, id`;
  return living.map(({ id: grantId }) => ({ grantId, fate, ...(endsOn && { endsOn }) }));
}
