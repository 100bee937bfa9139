import { readEnv } from '#env.ts';

export interface DemoPerson {
  readonly email: string;
  readonly title: string;
  readonly comesFor: string;
}

export const demoPassword = 'latchkey-demo';

export const demoPeople: readonly DemoPerson[] = [
  { email: 'sales@latchkey.test', title: 'Sales', comesFor: 'unlocks on the call' },
  { email: 'lead@latchkey.test', title: 'Sales lead', comesFor: 'sees what the team holds' },
  { email: 'pm@latchkey.test', title: 'Product manager', comesFor: 'runs rounds, says yes or no' },
  { email: 'engineer@latchkey.test', title: 'Engineer', comesFor: 'says ready, once' },
  { email: 'admin@latchkey.test', title: 'Admin', comesFor: 'people, keys, the house' },
  { email: 'viewer@latchkey.test', title: 'Viewer', comesFor: 'reads every why' },
];

export function demoIsOn(): boolean {
  return readEnv().LATCHKEY_DEMO;
}
