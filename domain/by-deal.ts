interface Deal {
  readonly id: string;
  readonly dealValue: number | null;
  /** A day such as 2027-01-15. */
  readonly dealCloseDate: string | null;
}

const never = '9999-12-31';

/** The largest deal first, then the one that closes first, then who asked or waits longest; what is not known is last. */
export function byDeal<One extends Deal>(
  asking: readonly One[],
  since: (one: One) => Date | null,
): readonly One[] {
  return asking.toSorted(
    (one, other) =>
      (other.dealValue ?? -1) - (one.dealValue ?? -1) ||
      (one.dealCloseDate ?? never).localeCompare(other.dealCloseDate ?? never) ||
      timeOf(since(one)) - timeOf(since(other)) ||
      one.id.localeCompare(other.id),
  );
}

function timeOf(at: Date | null): number {
  return at?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
