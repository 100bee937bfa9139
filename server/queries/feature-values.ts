import { type SQL, sql } from 'drizzle-orm';
import { grants, requests } from '#db/schema/access.ts';
import { interests } from '#db/schema/demand.ts';
import { features, rounds } from '#db/schema/features.ts';
import { stages } from '#domain/lifecycle.ts';
import type { FeatureColumn } from '#domain/lists.ts';
import { livingAt } from '#server/access/read-access.ts';

/** Of the round that access is decided on: the one that runs, else the one that is prepared. */
function ofCurrentRound(value: SQL): SQL {
  return sql`(select ${value} from ${rounds}
    where ${rounds.featureId} = ${features.id} and ${rounds.status} <> 'closed'
    order by ${rounds.status} in ('open', 'paused') desc limit 1)`;
}

function placesLeft(now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const living = sql`(select count(*) from ${grants} where ${grants.roundId} = ${rounds.id} and ${livingAt(now)})`;
  const held = sql`(select count(*) from ${requests}
    where ${requests.roundId} = ${rounds.id} and ${requests.status} = 'offered' and ${requests.offeredUntil} > ${at})`;
  return sql`${rounds.seats} - ${living} - ${held}`;
}

export const featureTypes = {
  ...({ name: 'text', stage: 'int', places: 'int', demand: 'float8', ends: 'float8' } as const),
};

/** What each column puts in order; what has no value goes last when it is turned to its usual side. */
export function featureValues(now: Date): Record<FeatureColumn, SQL> {
  const asking = sql`from ${interests} where ${interests.featureId} = ${features.id} and ${interests.settledAt} is null`;
  const never = 8_640_000_000_000_000;
  return {
    name: sql`${features.name}`,
    stage: sql`array_position(array[${sql.join(
      stages.map((stage) => sql`${stage}::text`),
      sql`, `,
    )}], ${features.stage})`,
    places: sql`coalesce(${ofCurrentRound(placesLeft(now))}, -1)::int`,
    demand: sql`(select coalesce(sum(${interests.dealValue}), 0)::float8 + count(*)::float8 / 1000000 ${asking})`,
    ends: sql`coalesce(${ofCurrentRound(sql`extract(epoch from ${rounds.plannedCloseAt}) * 1000`)}, ${never})::float8`,
  };
}

export function hasPlaces(now: Date): SQL {
  return sql`${ofCurrentRound(sql`${rounds.status} = 'open' and ${placesLeft(now)} > 0`)}`;
}
