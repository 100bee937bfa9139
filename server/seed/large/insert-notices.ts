import type { TransactionSql } from 'postgres';

const ofThoseWhoSignIn = 300;

/** The latest tenth of the trail concerned somebody; those who can sign in have the very latest besides. */
export async function insertNotices(tx: TransactionSql): Promise<void> {
  await tx`
    insert into notifications (id, user_id, event_seq, created_at, read_at)
    select pg_temp.id_of('notice ' || e.seq || u.id), u.id, e.seq, e.at,
      case when e.seq % 3 > 0 then e.at + interval '2 hours' end
    from audit_head head, audit_events e
    join (select id, row_number() over (order by id) - 1 as place, count(*) over () as many, password_hash from users) u
      on u.place = e.seq % u.many
    where e.seq > head.seq * 0.9
    union all
    select pg_temp.id_of('notice ' || e.seq || u.id), u.id, e.seq, e.at, null
    from audit_head head join audit_events e on e.seq > head.seq - ${ofThoseWhoSignIn}::int
    cross join users u where u.password_hash is not null
    on conflict do nothing`;
}
