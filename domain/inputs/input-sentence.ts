import type { z } from 'zod';

/** Everything that is wrong with an input, in sentences that name the field. */
export function inputSentence(error: z.ZodError): string {
  return [...new Set(error.issues.map(sentenceOf))].join(' ');
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (/[.!?]$/.test(issue.message)) return issue.message;
  const field = issue.path.map(String).join('.') || 'input';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `There is no field named ${issue.keys.join(', ')}.`;
    case 'invalid_value':
      return `The field ${field} must be one of ${issue.values.map(String).join(', ')}.`;
    case 'invalid_type':
      return `The field ${field} must be given as ${issue.expected}.`;
    case 'too_small':
      return `The field ${field} must ${measured(issue.origin)} ${issue.minimum} at least.`;
    case 'too_big':
      return `The field ${field} must ${measured(issue.origin)} ${issue.maximum} at most.`;
    default:
      return `The field ${field} is not as it must be.`;
  }
}

function measured(origin: string): string {
  if (origin === 'string') return 'have characters:';
  return origin === 'array' ? 'have entries:' : 'be';
}
