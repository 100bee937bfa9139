import type { WrittenPerson } from '#domain/directory/people.ts';
import {
  changeDirectoryPerson,
  createDirectoryPerson,
  removeDirectoryPerson,
} from '#server/commands/directory/write-person.ts';
import { directoryUsers } from '#server/queries/directory-users.ts';
import { listOf } from './discovery.ts';
import { readBody } from './read-body.ts';
import { readPatch } from './read-patch.ts';
import { readSlice, readUserFilters, readWanted } from './read-query.ts';
import { errorOf, ScimError, scimAnswer } from './scim-error.ts';
import { notTaken, type ScimRequest } from './scim-request.ts';
import { onlyWanted, showUser } from './show-resources.ts';
import { readNewUser, replaceUser, writeUser } from './write-user.ts';

export async function answerUsers(asked: ScimRequest): Promise<Response> {
  const { request, id } = asked;
  if (id === undefined) {
    if (request.method === 'GET') return listUsers(asked);
    if (request.method !== 'POST') throw notTaken('GET', 'POST');
    const made = await createDirectoryPerson(asked, readNewUser(await readBody(request)));
    if (!made.ok) throw errorOf(made);
    return showOne(asked, made.answer, 201);
  }
  if (request.method === 'GET') return showOne(asked, id, 200);
  if (request.method === 'DELETE') {
    const removed = await removeDirectoryPerson(asked, id);
    if (!removed.ok) throw errorOf(removed);
    return scimAnswer(204, undefined);
  }
  const changed = await changeDirectoryPerson(asked, id, await readChange(request));
  if (!changed.ok) throw errorOf(changed);
  return showOne(asked, id, 200);
}

async function readChange(request: Request): Promise<(before: WrittenPerson) => WrittenPerson> {
  if (request.method === 'PUT') {
    const body = await readBody(request);
    return (before) => replaceUser(before, body);
  }
  if (request.method !== 'PATCH') throw notTaken('GET', 'PUT', 'PATCH', 'DELETE');
  const steps = readPatch(await readBody(request));
  return (before) => writeUser(before, steps);
}

async function listUsers({ house, query, base }: ScimRequest): Promise<Response> {
  const slice = readSlice(query);
  const wanted = readWanted(query);
  const { all, users } = await directoryUsers(house.db, readUserFilters(query), slice);
  const shown = users.map((user) => onlyWanted(showUser(user, base), wanted));
  return scimAnswer(200, listOf(shown, { all, from: slice.from }));
}

async function showOne({ house, query, base }: ScimRequest, id: string, status: number): Promise<Response> {
  const found = await directoryUsers(house.db, [{ by: 'id', is: id }], { from: 0, atMost: 1 });
  const [user] = found.users;
  if (!user) throw new ScimError(404, 'There is no such user.');
  const location = status === 201 ? { location: `${base}/Users/${id}` } : {};
  return scimAnswer(status, onlyWanted(showUser(user, base), readWanted(query)), location);
}
