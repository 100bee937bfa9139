import { OFREPWebProvider, type OFREPWebProviderOptions } from '@openfeature/ofrep-web-provider';
import {
  OpenFeature,
  OpenFeatureProvider,
  type Provider,
  ProviderEvents,
  useBooleanFlagValue,
  useFlag,
} from '@openfeature/react-sdk';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** The page of a customer's app, with OpenFeature's own parts alone; its address says what it uses. */
const asked = new URLSearchParams(location.search);
const flag = asked.get('flag') ?? '';
const pollInterval = Number(asked.get('poll') ?? 0);
const token = asked.get('token');

const headers: [string, string][] = [['Authorization', `Bearer ${asked.get('key')}`]];
if (token) headers.push(['X-Latchkey-Context', token]);
const options: OFREPWebProviderOptions = {
  baseUrl: asked.get('latchkey') ?? '',
  headers,
  ...(pollInterval > 0 && { pollInterval, changeDetection: 'polling' }),
};

const line = (label: string, text: unknown) =>
  createElement('p', { 'data-testid': label, key: label }, `${label}: ${text}`);

function App() {
  const isOn = useBooleanFlagValue(flag, false);
  const details = useFlag(flag, false);
  const [account, setAccount] = useState('');
  return createElement(
    'main',
    null,
    line('feature', isOn ? 'on' : 'off'),
    line('variant', details.variant),
    line('reason', details.reason),
    createElement('input', {
      'aria-label': 'Account',
      value: account,
      onChange: (event: { target: { value: string } }) => setAccount(event.target.value),
    }),
    createElement(
      'button',
      { type: 'button', onClick: () => void OpenFeature.setContext({ targetingKey: account }) },
      'Ask for this account',
    ),
  );
}

/** What is said by a refusal: a page may read its body only if the server lets it. */
async function sentenceOf(error: unknown): Promise<string> {
  const { cause } = error as { cause?: { response?: Response } };
  const said = (await cause?.response?.json().catch(() => undefined)) as
    | { errorDetails?: string }
    | undefined;
  return `${cause?.response?.status ?? 'no answer'}: ${said?.errorDetails ?? String(error)}`;
}

const show = (id: string, text: string) => {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
};

let changes = 0;
OpenFeature.addHandler(ProviderEvents.ConfigurationChanged, (event) => {
  const changed = event?.flagsChanged as readonly string[] | undefined;
  if (!changed?.includes(flag)) return;
  changes++;
  show('changes', String(changes));
});
OpenFeature.addHandler(ProviderEvents.Error, (event) => show('failure', event?.message ?? 'unknown'));

createRoot(document.getElementById('root') as HTMLElement).render(
  createElement(
    OpenFeatureProvider,
    { suspendUntilReady: false, suspendWhileReconciling: false, updateOnContextChanged: true },
    createElement(App),
  ),
);
await OpenFeature.setContext({ targetingKey: asked.get('account') ?? '' });
await OpenFeature.setProviderAndWait(new OFREPWebProvider(options) as Provider).then(
  () => show('state', 'ready'),
  async (error: unknown) => {
    show('refusal', await sentenceOf(error));
    show('state', 'refused');
  },
);
