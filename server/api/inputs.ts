import { z } from 'zod';

/** PostgreSQL text can hold no NUL. */
const storable = (text: string) => !text.includes('\0');

export const searchText = z.string().max(120).refine(storable);
export const storedKey = z.string().min(1).max(128).refine(storable);
export const pageAfter = z.object({ name: searchText, id: z.uuid() });
