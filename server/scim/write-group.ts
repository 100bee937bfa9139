import type { GroupAsWritten } from '#server/commands/directory/write-group.ts';
import { type PatchStep, stepsOfResource } from './read-patch.ts';
import { ScimError } from './scim-error.ts';
import { fieldOf, isObject, neededText, optionalText, wrongValue } from './values.ts';

interface Draft {
  name: string | undefined;
  externalId: string | null;
  readonly members: Set<string>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ignored = /^(schemas|id|meta)(\.|$)/;

/** A group as POST sends it. */
export function readNewGroup(body: object): GroupAsWritten {
  return write({ name: undefined, externalId: null, members: new Set() }, stepsOfResource(body));
}

/** As PUT sends it: who is not named is out. */
export function replaceGroup({ name, externalId }: GroupAsWritten, body: object): GroupAsWritten {
  return write({ name, externalId, members: new Set() }, stepsOfResource(body));
}

export function patchGroup(before: GroupAsWritten, steps: readonly PatchStep[]): GroupAsWritten {
  return write({ ...before, members: new Set(before.memberIds) }, steps);
}

function write(draft: Draft, steps: readonly PatchStep[]): GroupAsWritten {
  for (const step of steps) writeStep(draft, step);
  const { name, externalId, members } = draft;
  if (!name) throw wrongValue('displayName is missing.');
  return { name, externalId, memberIds: [...members] };
}

function writeStep(draft: Draft, step: PatchStep): void {
  const { op, path, value } = step;
  if (path.isExtension || ignored.test(path.attribute)) return;
  if (path.attribute === 'displayname')
    draft.name = op === 'remove' ? undefined : neededText(value, 'displayName');
  else if (path.attribute === 'externalid')
    draft.externalId = op === 'remove' ? null : optionalText(value, 'externalId');
  else if (path.attribute === 'members' || path.attribute === 'members.value') writeMembers(draft, step);
  else throw new ScimError(400, 'A group has no attribute of this name.', 'invalidPath');
}

function writeMembers({ members }: Draft, { op, path, value }: PatchStep): void {
  if (path.where && path.where.attribute !== 'value')
    throw new ScimError(400, 'Members are chosen by their value.', 'invalidPath');
  const chosen = path.where ? [{ value: path.where.value }] : value;
  const named = chosen === undefined || chosen === null ? [] : Array.isArray(chosen) ? chosen : [chosen];
  const ids = named.map(idOf);
  if (op === 'remove') {
    if (chosen === undefined || chosen === null) members.clear();
    for (const id of ids) members.delete(id);
    return;
  }
  if (op === 'replace' && !path.where) members.clear();
  for (const id of ids) {
    if (!uuid.test(id)) throw wrongValue('A member is named by the id of a user.');
    members.add(id);
  }
}

function idOf(member: unknown): string {
  const id = isObject(member) ? fieldOf(member, 'value') : member;
  if (typeof id !== 'string') throw wrongValue('A member is named by the id of a user.');
  return id.toLowerCase();
}
