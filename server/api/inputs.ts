import { z } from 'zod';

/** PostgreSQL text can hold no NUL. */
const storable = (text: string) => !text.includes('\0');

export const searchText = z.string().max(120).refine(storable);
export const storedKey = z.string().min(1).max(128).refine(storable);
/** The last row that was seen: what the list is ordered by, and its id. */
export const pageAfter = z.object({
  value: z.union([z.string().max(400).refine(storable), z.number().finite()]),
  id: z.uuid(),
});
