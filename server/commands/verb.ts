import type { z } from 'zod';
import type { Transaction } from '#db/client.ts';
import type { Act } from '#domain/act.ts';
import type { Decision, Refusal } from '#domain/decision.ts';
import type { Action, ScopeFacts } from '#domain/permissions.ts';

/** What a verb answers: plain JSON, because it is kept with the command for repeats. */
export type Result = Readonly<Record<string, string | number | boolean | null>>;

/** What a verb decides on: whatever it loaded, unless loading was refused. */
export type StateOf<Loaded> = Exclude<Loaded, Refusal>;

/** The half of a verb that reads. */
interface VerbLoading<Raw, Input, Loaded extends object> {
  readonly name: string;
  readonly action: Action;
  /** From what a form submits to what the verb works on. */
  readonly input: z.ZodType<Input, Raw>;
  /** Reads and locks what is decided about: the policy first, where it judges, then seller, feature, rounds, account, request, grant. */
  readonly load: (tx: Transaction, input: Input, act: Act) => Promise<Loaded>;
}

/** The half of a verb that decides and writes. */
interface VerbDeciding<Input, Loaded extends object, Next, Answer extends Result> {
  /** Which scopes of the permission table hold for what was loaded. */
  readonly scope: (state: StateOf<Loaded>, act: Act) => ScopeFacts;
  readonly decide: (state: StateOf<Loaded>, input: Input, act: Act) => Decision<Next>;
  readonly save: (
    tx: Transaction,
    next: Next,
    given: { readonly state: StateOf<Loaded>; readonly input: Input; readonly act: Act },
  ) => Promise<Answer>;
  /** What is kept for a repeat of the same command, when the answer holds a secret. */
  readonly remember?: (answer: Answer) => Answer;
  /**
   * Keeps that it was tried: together with what was decided, or by itself once a refusal was rolled back. `tryId` is the
   * same for every repeat of a submission, so that a try is kept once.
   */
  readonly tried?: (tx: Transaction, given: Tried<Input, Loaded>, tryId: string) => Promise<void>;
}

interface Tried<Input, Loaded extends object> {
  readonly state: StateOf<Loaded>;
  readonly input: Input;
  readonly act: Act;
  /** Undefined when it was done. */
  readonly refusal: Refusal | undefined;
}

/**
 * One verb of the product. It says what it loads (under locks), what it decides and what it saves; permission,
 * transaction, audit, outbox, idempotency and the evaluation's revision are `runCommand`'s and can not be forgotten.
 */
export type Verb<Raw, Input, Loaded extends object, Next, Answer extends Result> = VerbLoading<
  Raw,
  Input,
  Loaded
> &
  VerbDeciding<Input, Loaded, Next, Answer>;

/** In two steps, so that what `load` returns is known where it is decided on. */
export function defineVerb<Raw, Input, Loaded extends object>(loading: VerbLoading<Raw, Input, Loaded>) {
  return <Next, Answer extends Result>(
    deciding: VerbDeciding<Input, Loaded, Next, Answer>,
  ): Verb<Raw, Input, Loaded, Next, Answer> => ({ ...loading, ...deciding });
}

export function isRefusal(value: object): value is Refusal {
  return 'ok' in value && value.ok === false && 'sentence' in value;
}

export function isLoaded<Loaded extends object>(loaded: Loaded): loaded is StateOf<Loaded> {
  return !isRefusal(loaded);
}
