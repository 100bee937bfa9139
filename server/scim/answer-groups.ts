import {
  changeDirectoryGroup,
  createDirectoryGroup,
  type GroupAsWritten,
  removeDirectoryGroup,
} from '#server/commands/directory/write-group.ts';
import { directoryGroupsFound } from '#server/queries/directory-groups.ts';
import { listOf } from './discovery.ts';
import { readBody } from './read-body.ts';
import { readPatch } from './read-patch.ts';
import { readGroupFilters, readSlice, readWanted } from './read-query.ts';
import { errorOf, ScimError, scimAnswer } from './scim-error.ts';
import { notTaken, type ScimRequest } from './scim-request.ts';
import { onlyWanted, showGroup, type Wanted } from './show-resources.ts';
import { patchGroup, readNewGroup, replaceGroup } from './write-group.ts';

export async function answerGroups(asked: ScimRequest): Promise<Response> {
  const { request, id } = asked;
  if (id === undefined) {
    if (request.method === 'GET') return listGroups(asked);
    if (request.method !== 'POST') throw notTaken('GET', 'POST');
    const made = await createDirectoryGroup(asked, readNewGroup(await readBody(request)));
    if (!made.ok) throw errorOf(made);
    return showOne(asked, made.answer, 201);
  }
  if (request.method === 'GET') return showOne(asked, id, 200);
  if (request.method === 'DELETE') {
    const removed = await removeDirectoryGroup(asked, id);
    if (!removed.ok) throw errorOf(removed);
    return scimAnswer(204, undefined);
  }
  const changed = await changeDirectoryGroup(asked, id, await readChange(request));
  if (!changed.ok) throw errorOf(changed);
  return showOne(asked, id, 200);
}

async function readChange(request: Request): Promise<(before: GroupAsWritten) => GroupAsWritten> {
  if (request.method === 'PUT') {
    const body = await readBody(request);
    return (before) => replaceGroup(before, body);
  }
  if (request.method !== 'PATCH') throw notTaken('GET', 'PUT', 'PATCH', 'DELETE');
  const steps = readPatch(await readBody(request));
  return (before) => patchGroup(before, steps);
}

async function listGroups({ house, query, base }: ScimRequest): Promise<Response> {
  const slice = readSlice(query);
  const wanted = readWanted(query);
  const filters = readGroupFilters(query);
  const { all, groups } = await directoryGroupsFound(house.db, filters, slice, asksMembers(wanted));
  const shown = groups.map((group) => onlyWanted(showGroup(group, base), wanted));
  return scimAnswer(200, listOf(shown, { all, from: slice.from }));
}

async function showOne({ house, query, base }: ScimRequest, id: string, status: number): Promise<Response> {
  const wanted = readWanted(query);
  const one = { from: 0, atMost: 1 };
  const found = await directoryGroupsFound(house.db, [{ by: 'id', is: id }], one, asksMembers(wanted));
  const [group] = found.groups;
  if (!group) throw new ScimError(404, 'There is no such group.');
  const location = status === 201 ? { location: `${base}/Groups/${id}` } : {};
  return scimAnswer(status, onlyWanted(showGroup(group, base), wanted), location);
}

function asksMembers({ attributes, excluded }: Wanted): boolean {
  return attributes.length > 0 ? attributes.includes('members') : !excluded.includes('members');
}
