'use server';

import { headers } from 'next/headers';
import { askForReset } from '#server/auth/ask-for-reset.ts';
import { fromBrowser } from '#server/auth/from-browser.ts';

/** Says the same whoever asked. */
export async function askForLink(_state: { sent: boolean }, form: FormData): Promise<{ sent: boolean }> {
  const { address } = fromBrowser(await headers());
  await askForReset(String(form.get('email') ?? ''), address, new Date());
  return { sent: true };
}
