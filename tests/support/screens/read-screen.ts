import type { Person } from '#domain/act.ts';
import { appRouter } from '#server/api/router.ts';
import { createCallerFactory } from '#server/api/trpc.ts';
import type { House } from '#server/house.ts';
import { countedStatements, type Statement } from '#tests/support/counted-statements.ts';
import type { LargeScene } from './large-scene.ts';
import { screensOf } from './screens.ts';

export interface Read {
  readonly screen: string;
  readonly path: string;
  readonly statements: readonly Statement[];
}

/** Every screen as the person reads it for whom it is, with the statements that each of its queries made. */
export async function readScreens(house: House, scene: LargeScene): Promise<Read[]> {
  const reads: Read[] = [];
  for (const { name, by, reads: asked } of screensOf(scene))
    for (const [path, input] of Object.entries(asked))
      reads.push({ screen: name, path, statements: await ask(house, scene.people[by], path, input) });
  return reads;
}

async function ask(house: House, user: Person, path: string, input: unknown): Promise<Statement[]> {
  const counted = countedStatements(house);
  const caller = createCallerFactory(appRouter)({ user, house: counted.house });
  const [subject = '', name = ''] = path.split('.');
  const query = Reflect.get(Reflect.get(caller, subject), name) as (given: unknown) => Promise<unknown>;
  await query(input);
  return counted.statements;
}

/** The names of all queries there are. */
export function allQueries(): string[] {
  return Object.entries<unknown>({ ...appRouter._def.procedures })
    .filter(([, procedure]) => (procedure as Procedure)._def.type === 'query')
    .map(([path]) => path);
}

interface Procedure {
  readonly _def: { readonly type: string };
}
