import type { Sql } from 'postgres';

export interface Ask {
  readonly account: string;
  readonly feature: string;
}

/** Who asks for what: in turns an account that holds a grant of the feature and one that does not. */
export async function chooseAsks(sql: Sql, count: number): Promise<Ask[]> {
  const held = await sql<Ask[]>`
    select a.key as account, f.key as feature
    from (select id, account_id, feature_id from grants where ended_at is null order by md5(id::text) limit ${count / 2}) g
    join accounts a on a.id = g.account_id join features f on f.id = g.feature_id`;
  return held.flatMap((ask, place) => [
    ask,
    { ...ask, account: held[(place + 1) % held.length]?.account ?? '' },
  ]);
}
