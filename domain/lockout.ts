/** After too many wrong tries within so long, nothing is tried for as long. */
export const lockoutMinutes = 15;
