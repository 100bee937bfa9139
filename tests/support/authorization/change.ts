import { randomUUID } from 'node:crypto';
import type { Person } from '#domain/act.ts';
import type { RefusalCode } from '#domain/decision.ts';
import type { GrantSource } from '#domain/grants.ts';
import type { Action, Role } from '#domain/permissions.ts';
import type { Cast, Scene, SceneOptions } from '#tests/support/scene.ts';

/** How to try a procedure that changes something, in a scene where it could be done. */
export interface Change {
  readonly action: Action;
  readonly input: (scene: Scene, by: Person, cast: Cast) => unknown;
  readonly scene?: Partial<SceneOptions>;
  /** The scene's other account holds a living grant; unless said otherwise, by a direct unlock. */
  readonly held?: true | GrantSource;
  /** Whoever tries is away, and a colleague decides in their place. */
  readonly away?: boolean;
  /** It makes something new, so nothing that is named in its input can be absent. */
  readonly creates?: boolean;
  /** What comes of it for those who may, where it is not done, and why. */
  readonly instead?: {
    /** Left out, everybody who may. */
    readonly role?: Role;
    readonly own?: RefusalCode;
    readonly foreign?: RefusalCode;
    readonly why: string;
  };
}

export type Changes = Readonly<Record<string, Change>>;

export const reason = 'Because the customer asked';
export const newKey = () => `k-${randomUUID().slice(0, 12)}`;

export function seller(by: Person, cast: Cast): Person {
  return by.roles.includes('sales') || by.roles.includes('sales_lead') ? by : cast.sales;
}
