/** What creating and revoking API keys decide. */
import type { Act } from './act.ts';
import type { KeyKind } from './api-keys.ts';
import { type Decision, refuse } from './decision.ts';
import type { CreateKeyInput } from './inputs/api-keys.ts';

export interface KeyEnvironment {
  readonly key: string;
  readonly production: boolean;
}

export interface NewKey {
  /** 16 characters of [a-z0-9]. */
  readonly id: string;
}

export function createKey(
  environment: KeyEnvironment | undefined,
  input: Pick<CreateKeyInput, 'name' | 'kind' | 'environmentKey' | 'expiresAt'>,
  act: Act,
): Decision<NewKey> {
  if (!environment) return refuse('not_found', `There is no environment named ${input.environmentKey}.`);
  if (input.expiresAt && input.expiresAt <= act.now)
    return refuse('invalid', 'The key would have ended already.');
  const id = act.newId().replaceAll('-', '').slice(0, 16);
  const key = { id, name: input.name, kind: input.kind, environment: environment.key };
  return { ok: true, next: { id }, events: [{ type: 'key.created', key }] };
}

export interface KeptKey {
  readonly id: string;
  readonly name: string;
  readonly kind: KeyKind;
  readonly environmentKey: string;
  readonly revokedAt: Date | null;
}

export function revokeKey(kept: KeptKey): Decision<null> {
  if (kept.revokedAt) return refuse('conflict', `The key ${kept.name} is revoked already.`);
  const key = { id: kept.id, name: kept.name, kind: kept.kind, environment: kept.environmentKey };
  return { ok: true, next: null, events: [{ type: 'key.revoked', key }] };
}
