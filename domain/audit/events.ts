/** Every change of state tells itself as one of these events. Instants are ISO 8601 strings in UTC. */
import type { AccountEvent } from './account-events.ts';
import type { DemandEvent } from './demand-events.ts';
import type { DirectoryEvent } from './directory-events.ts';
import type { ExportEvent } from './export-events.ts';
import type { FeatureEvent, RoundEvent } from './feature-events.ts';
import type { GrantEvent } from './grant-events.ts';
import type { HouseEvent } from './house-events.ts';
import type { OperatorEvent } from './operator-events.ts';
import type { PeopleEvent } from './people-events.ts';
import type { RequestEvent } from './request-events.ts';
import type { SignInEvent } from './sign-in-events.ts';
import type { TrailEvent } from './trail-events.ts';

export type { AccountRef, FeatureRef, PersonRef, RoundRef } from './refs.ts';

export interface UserActor {
  readonly kind: 'user';
  readonly id: string;
  readonly name: string;
}
export type Actor = UserActor | { readonly kind: 'system' };

export type AuditEvent =
  | FeatureEvent
  | RoundEvent
  | RequestEvent
  | GrantEvent
  | DemandEvent
  | HouseEvent
  | AccountEvent
  | PeopleEvent
  | SignInEvent
  | DirectoryEvent
  | ExportEvent
  | TrailEvent
  | OperatorEvent;
export type AuditEventType = AuditEvent['type'];

/** An event as it stands on the chain. */
export interface RecordedEvent {
  readonly seq: number;
  readonly at: Date;
  readonly actor: Actor;
  readonly event: AuditEvent;
  readonly hash: string;
}
