import type { TransactionSql } from 'postgres';
import { type LargeSize, staffOf } from './size.ts';
import { withoutIndexes } from './without-indexes.ts';

const firsts =
  'Amber,Birch,Cedar,Delta,Ember,Falcon,Granite,Harbor,Indigo,Juniper,Kestrel,Lunar,Maple,Nimbus,Orchid,Pine,Quartz,River,Summit,Tidal,Umber,Violet,Willow,Zenith';
const seconds =
  'Analytics,Bank,Clinics,Dairy,Energy,Foods,Freight,Gardens,Hotels,Insurance,Labs,Logistics,Media,Motors,Networks,Optics,Partners,Robotics,Retail,Systems,Textiles,Travel,Water';

/** Accounts `account-0`… spread over the sellers, each but the smallest with contacts; `large_accounts` numbers them. */
export async function insertAccounts(tx: TransactionSql, size: LargeSize): Promise<void> {
  const { sellers, teams } = staffOf(size);
  await withoutIndexes(tx, 'accounts', async () => {
    await tx`
      insert into accounts (id, key, name, crm_id, owner_id, team_id, tier, arr, region, type, tags, archived_at,
        created_at, revision)
      select pg_temp.id_of('account ' || n), 'account-' || n,
        (string_to_array(${firsts}, ','))[n % 24 + 1] || ' ' || (string_to_array(${seconds}, ','))[n / 24 % 23 + 1]
          || case when n >= 552 then ' ' || n / 552 else '' end,
        'CRM-' || 10000 + n, pg_temp.id_of('sales ' || n % ${sellers}::int),
        pg_temp.id_of('team ' || n % ${sellers}::int % ${teams}::int),
        (array['Enterprise', 'Business', 'Business', 'Starter', 'Starter'])[n % 5 + 1], hashint4(n) & 262143,
        (array['EU', 'US', 'UK', 'APAC', 'LATAM'])[n % 5 + 1],
        case when n % 100 = 99 then 'internal' when n % 5 = 4 then 'prospect' else 'customer' end,
        case when n % 3 = 0 then array['renewal', 'wave ' || n % 20] else '{}' end,
        case when n % 60 = 59 then pg_temp.ago(30) end, pg_temp.ago(600 - n % 590), 1
      from generate_series(0, ${size.accounts - 1}::int) n`;
  });
  await tx`
    insert into contacts (id, account_id, key, name, email)
    select pg_temp.id_of('contact ' || c.key || a.key), a.id, c.key, c.name, c.key || '@' || a.key || '.test'
    from accounts a
    join (values ('platform', 'Platform team', 1), ('on-call', 'On-call desk', 2), ('data', 'Data team', 3)) c(key, name, place)
      on c.place <= case a.tier when 'Enterprise' then 3 when 'Business' then 2 else 1 end`;
  await tx`
    create temp table large_accounts on commit drop as
    select id, key, owner_id, archived_at, substr(key, 9)::int as place from accounts`;
  await tx`create unique index on large_accounts (place)`;
  await tx`analyze large_accounts, accounts`;
}
