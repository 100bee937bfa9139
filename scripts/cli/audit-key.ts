import { parseArgs } from 'node:util';
import { atThePlace, sealingRefused } from '#scripts/cli/audit-place.ts';
import { type CliOutcome, emptyOption } from '#scripts/cli/outcome.ts';
import { fingerprintOf, pemOf, publicKeysOf, renewSigner, signerOf } from '#server/audit/signing-keys.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';

export const auditKeyUsages = {
  key: 'latchkey audit key [--data-dir <folder>]',
  newKey: 'latchkey audit new-key [--data-dir <folder>]',
};

function placeOf(args: string[]) {
  return parseArgs({ args, options: { 'data-dir': { type: 'string', default: '.data' } } }).values;
}

/** Prints the public keys, the one that signs now first; the first one is made when there is none. */
export async function auditKeyCommand(args: string[], now: Date): Promise<CliOutcome> {
  const values = placeOf(args);
  const empty = emptyOption(values);
  if (empty) return empty;
  return atThePlace(values['data-dir'], async ({ house }) => {
    const known = await publicKeysOf(house.db);
    if (known.length > 0)
      return {
        kind: 'done',
        text: known
          .map(({ key }) => pemOf(key))
          .join('')
          .trimEnd(),
      };
    const unsealed = sealingRefused();
    if (unsealed) return unsealed;
    const made = await house.db.transaction((tx) => signerOf(tx, now));
    return { kind: 'done', text: pemOf(made.key).trimEnd() };
  });
}

/** Another key signs from now on; the old ones stay known. */
export async function auditNewKeyCommand(args: string[], now: Date): Promise<CliOutcome> {
  const values = placeOf(args);
  const empty = emptyOption(values);
  if (empty) return empty;
  return atThePlace(values['data-dir'], async ({ house }) => {
    const unsealed = sealingRefused();
    if (unsealed) return unsealed;
    let text = '';
    await runAsSystem(house, now, async (tx) => {
      const { id, key } = await renewSigner(tx, now);
      text = `The key ${id} signs from now on (SHA-256 ${fingerprintOf(key)}). Add it to the copy that you pin:\n\n${pemOf(key).trimEnd()}`;
      return [{ type: 'audit.key_renewed', keyId: id }];
    });
    return { kind: 'done', text };
  });
}
