export interface VerificationSeen {
  readonly id: string;
  readonly status: 'waiting' | 'running' | 'holds' | 'broken' | 'failed';
  readonly total: number;
  readonly checked: number;
  /** Signed heads that it agreed with. */
  readonly heads: number;
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly askedBy: string;
}

export function isOpen({ status }: Pick<VerificationSeen, 'status'>): boolean {
  return status === 'waiting' || status === 'running';
}

/** Whole percents, 100 only when it is done. */
export function partDone({ checked, total }: Pick<VerificationSeen, 'checked' | 'total'>): number {
  return total === 0 ? 0 : Math.min(99, Math.floor((100 * checked) / total));
}

/** "1,204 events, 3 signed heads agree" */
export function foundInWords({ checked, heads }: Pick<VerificationSeen, 'checked' | 'heads'>): string {
  const events = checked === 1 ? '1 event' : `${checked.toLocaleString('en-US')} events`;
  if (heads === 0) return events;
  return heads === 1
    ? `${events}, and the signed head agrees`
    : `${events}, and ${heads.toLocaleString('en-US')} signed heads agree`;
}

/** "a1b2 c3d4 …": what two people can compare on a call. */
export function inGroups(fingerprint: string): string {
  return fingerprint.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
