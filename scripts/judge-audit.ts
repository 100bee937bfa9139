import { z } from 'zod';

const failed = z.object({ message: z.string() });
const answered = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string(), fixAvailable: z.unknown() }),
  ),
});

export interface JudgedAudit {
  readonly known: 'none' | 'some' | 'unknown';
  readonly sentence: string;
}

/** What `npm audit --json` said, in words: nothing found is told apart from nobody knowing. */
export function judgeAudit(output: string): JudgedAudit {
  const answer = parsed(output);
  const found = answered.safeParse(answer);
  if (!found.success) {
    const why = failed.safeParse(answer).data?.message ?? 'npm gave no answer that could be read';
    const sentence = `Whether vulnerabilities are known is not known: the registry did not say (${why}). Ask again with one that answers: npm config set registry, or npm audit --registry.`;
    return { known: 'unknown', sentence };
  }
  const grave = Object.entries(found.data.vulnerabilities).filter(([, { severity }]) =>
    ['high', 'critical'].includes(severity),
  );
  if (grave.length === 0)
    return {
      known: 'none',
      sentence: 'No vulnerability of high or critical severity is known in what runs.',
    };
  const lines = grave.map(
    ([name, { severity, range, fixAvailable }]) =>
      `  ${name} ${range}: ${severity}${fixAvailable ? ', a version without it is there' : ''}`,
  );
  return {
    known: 'some',
    sentence: `Vulnerabilities are known in what runs; docs/operations.md says which apply:\n${lines.join('\n')}`,
  };
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
