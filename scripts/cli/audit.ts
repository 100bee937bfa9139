import { auditCutCommand, auditExportCommand, auditFileUsages } from '#scripts/cli/audit-file.ts';
import { auditKeyCommand, auditKeyUsages, auditNewKeyCommand } from '#scripts/cli/audit-key.ts';
import { auditVerifyCommand, auditVerifyUsage } from '#scripts/cli/audit-verify.ts';
import { type CliOutcome, misused } from '#scripts/cli/outcome.ts';

export const auditUsage = `${auditVerifyUsage}
      Goes through the whole audit trail and names the first thing that does not hold; the heads are those that the
      server signs and keeps outside the database (AUDIT_HEADS_DIR).
  ${auditFileUsages.export}
      Writes the whole trail as a file that is verified without Latchkey; its first line says how.
  ${auditKeyUsages.key}
      Prints the public keys that the heads are signed with, the one in use first.
  ${auditKeyUsages.newKey}
      Signs with a new key from now on.
  ${auditFileUsages.cut}
      Archives the events of before that day and deletes them behind a signed checkpoint; as the database's owner.`;

export async function auditCommand([what, ...args]: string[], now: Date): Promise<CliOutcome> {
  if (what === 'verify') return auditVerifyCommand(args);
  if (what === 'export') return auditExportCommand(args, now);
  if (what === 'key') return auditKeyCommand(args, now);
  if (what === 'new-key') return auditNewKeyCommand(args, now);
  if (what === 'cut') return auditCutCommand(args, now);
  return misused(
    what
      ? `There is no command “audit ${what}”.`
      : 'Say what to do: audit verify, export, key, new-key or cut.',
  );
}
