import 'server-only';
import { AtOnce } from '#server/auth/at-once.ts';

const [comparedAtOnce, waiting] = [8, 64];

const shared = globalThis as typeof globalThis & { latchkeySignIns?: AtOnce };

/** Comparing a password takes a processor and 19 MiB, for any stranger who asks. One of the process, see connection(). */
export function signInsAtOnce(): AtOnce {
  shared.latchkeySignIns ??= new AtOnce(comparedAtOnce, waiting);
  return shared.latchkeySignIns;
}
