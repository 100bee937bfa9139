/** Seats of a round: living grants and unexpired offers take one each; there are never more than `seats`. */
export interface Seats {
  readonly total: number;
  readonly taken: number;
}

export function seatsLeft(seats: Seats): number {
  return Math.max(0, seats.total - seats.taken);
}

/** "1 place left", "3 places left", "All 3 places are taken". */
export function seatsInWords(seats: Seats): string {
  const left = seatsLeft(seats);
  if (left === 0)
    return seats.total === 1 ? 'The only place is taken' : `All ${seats.total} places are taken`;
  return left === 1 ? '1 place left' : `${left} places left`;
}
