'use server';

import { headers } from 'next/headers';
import { requestIdIn } from '#server/auth/from-browser.ts';
import {
  beginOwnSecondFactor,
  confirmOwnSecondFactor,
  renewOwnRecoveryCodes,
  switchOffOwnSecondFactor,
} from '#server/auth/own-second-factor.ts';

/** What a page sends may be anything. */
const typed = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

export async function begin() {
  return beginOwnSecondFactor(new Date());
}

export async function confirm(code: string) {
  return confirmOwnSecondFactor(typed(code), new Date(), requestIdIn(await headers()));
}

export async function renewCodes(proof: string) {
  return renewOwnRecoveryCodes(typed(proof), new Date(), requestIdIn(await headers()));
}

export async function switchOff(proof: string) {
  return switchOffOwnSecondFactor(typed(proof), new Date(), requestIdIn(await headers()));
}
