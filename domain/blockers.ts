/** What keeps a feature from going on, in words; nothing here is kept, it follows from what stands now. */
import { capital } from './capital.ts';
import { type RoundKind, type RoundStatus, roundTitle, type Stage } from './lifecycle.ts';
import { missingOf, type Readiness, readinessWanted } from './readiness.ts';
import { currentRound } from './rounds.ts';

type BlockerKind = 'killed' | 'paused' | 'requests' | 'waitlist' | 'not_ready' | 'not_open' | 'no_round';

export interface Blocker {
  readonly kind: BlockerKind;
  readonly words: string;
}

export interface BlockedFacts {
  readonly stage: Stage;
  readonly engineerName: string;
  /** The names of the environments where its kill switch is pulled. */
  readonly killedIn: readonly string[];
  /** Those that are not closed. */
  readonly rounds: readonly {
    readonly id: string;
    readonly kind: RoundKind;
    readonly number: number;
    readonly status: RoundStatus;
    readonly readiness: Readiness | null;
  }[];
  /** Requests that wait for somebody's yes. */
  readonly requests: number;
  /** Accounts in line for a place. */
  readonly waiting: number;
}

/** @returns what stands in the way, the gravest first. */
export function blockersOf(facts: BlockedFacts): readonly Blocker[] {
  const { stage, requests, waiting } = facts;
  if (stage === 'retired') return [];
  const round = currentRound(facts.rounds);
  return [
    ...told(facts.killedIn.length > 0, 'killed', `Switched off in ${inWords(facts.killedIn)}`),
    ...told(round?.status === 'paused', 'paused', 'No new places while it is paused'),
    ...told(
      requests > 0,
      'requests',
      requests === 1 ? '1 request waits for an answer' : `${requests} requests wait for an answer`,
    ),
    ...told(waiting > 0, 'waitlist', `Waitlist of ${waiting}`),
    ...facts.rounds.flatMap((one) => ofPrepared(one, one.id !== round?.id, facts.engineerName)),
    ...told(stage !== 'ga' && !round, 'no_round', 'No round is planned'),
  ];
}

/** A round that is prepared while another one runs is named. */
function ofPrepared(
  round: BlockedFacts['rounds'][number],
  named: boolean,
  engineer: string,
): readonly Blocker[] {
  const name = named ? `${roundTitle(round)}: ` : '';
  if (round.status === 'planned')
    return [{ kind: 'not_ready', words: capital(`${name}waits for ${engineer} to say ready`) }];
  if (round.status !== 'ready') return [];
  const missing = round.readiness ? missingOf(round.readiness) : [];
  const without =
    missing.length > 0 ? `, without ${inWords(missing.map((item) => readinessWanted[item]))}` : '';
  return [{ kind: 'not_open', words: capital(`${name}ready${without}, not open yet`) }];
}

function told(holds: boolean, kind: BlockerKind, words: string): readonly Blocker[] {
  return holds ? [{ kind, words }] : [];
}

function inWords(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
