import type { TransactionSql } from 'postgres';

/** As many seats as are taken where a round is to be full, and some more elsewhere; what the triggers would have said is asked at the end. */
export async function setSeats(tx: TransactionSql): Promise<void> {
  await tx`
    update rounds r set seats = greatest(1, taken + case when f.is_full then 0 else 5 + taken / 4 end)
    from large_features f
    cross join lateral (select seats_taken(f.running, pg_temp.ago(0), null) as taken) t
    where r.id = f.running`;
  const overfull = await tx`select from rounds where seats_taken(id, pg_temp.ago(0), null) > seats limit 1`;
  if (overfull.length > 0) throw new Error('A generated round has more accounts in it than seats.');
}
