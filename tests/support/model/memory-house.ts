import type { Refusal } from '#domain/decision.ts';
import { answering, excluding, holding, jobs, requesting, unlocking } from './memory-access.ts';
import { close, finish, kill, move, plan, resize } from './memory-rounds.ts';
import { MemoryState } from './memory-state.ts';
import type { Step } from './steps.ts';

/** The whole product in memory: the decisions of domain/ applied to plain arrays. */
export class MemoryHouse extends MemoryState {
  /** Each step is a second after the one before. */
  play(step: Step): Refusal | undefined {
    this.now = new Date(this.now.getTime() + 1000);
    switch (step.do) {
      case 'plan':
        return plan(this, step);
      case 'ready':
      case 'open':
      case 'pause':
        return move(this, step);
      case 'resize':
        return resize(this, step);
      case 'close':
        return close(this, step);
      case 'ga':
      case 'retire':
        return finish(this, step);
      case 'kill':
      case 'lift':
        return kill(this, step);
      case 'unlock':
      case 'breakGlass':
        return unlocking(this, step);
      case 'request':
        return requesting(this, step);
      case 'approve':
      case 'reject':
      case 'cancel':
      case 'take':
      case 'change':
        return answering(this, step);
      case 'revoke':
      case 'undo':
      case 'extend':
      case 'askExtension':
        return holding(this, step);
      case 'exclude':
      case 'include':
        return excluding(this, step);
      case 'jobs':
        return jobs(this);
      case 'wait':
        this.now = new Date(this.now.getTime() + step.ms);
        return undefined;
    }
  }
}
