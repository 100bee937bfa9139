import { browserSnippet, reactSnippet } from '#components/keys/snippets/browser-snippets.ts';
import {
  dotnetSnippet,
  goSnippet,
  javaSnippet,
  pythonSnippet,
} from '#components/keys/snippets/other-languages.ts';
import { curlSnippet, nodeSnippet } from '#components/keys/snippets/server-snippets.ts';
import type { SnippetAsk } from '#components/keys/snippets/snippet.ts';
import type { KeyKind } from '#domain/api-keys.ts';

export interface Snippet {
  readonly value: string;
  readonly label: string;
  /** The kind of key that belongs into it. */
  readonly kind: KeyKind;
  /** What to type or name in the build file before it runs. */
  readonly install: string | undefined;
  readonly code: string;
}

const unknownClientKey = 'lk_pub_…';

/** The ways to ask from an app, all for the same feature and account; the proof of the account is part of what a page sends. */
export function snippetsFor(
  ask: SnippetAsk,
  client: { readonly key?: string; readonly proven?: boolean } = {},
): Snippet[] {
  const { origin, feature, accountKey, keyBegins } = ask;
  const page = { origin, feature, key: client.key ?? unknownClientKey, proven: client.proven ?? true };
  return [
    {
      value: 'curl',
      label: 'curl',
      kind: 'server',
      install: undefined,
      code: curlSnippet({ origin, featureKey: feature.key, accountKey, keyBegins }),
    },
    {
      value: 'node',
      label: 'Node',
      kind: 'server',
      install: 'npm install @openfeature/server-sdk @openfeature/ofrep-provider',
      code: nodeSnippet(ask),
    },
    {
      value: 'browser',
      label: 'Browser',
      kind: 'client',
      install: 'npm install @openfeature/web-sdk @openfeature/ofrep-web-provider',
      code: browserSnippet(page),
    },
    {
      value: 'react',
      label: 'React',
      kind: 'client',
      install: 'npm install @openfeature/react-sdk @openfeature/web-sdk @openfeature/ofrep-web-provider',
      code: reactSnippet(page),
    },
    {
      value: 'python',
      label: 'Python',
      kind: 'server',
      install: 'pip install openfeature-sdk openfeature-provider-ofrep',
      code: pythonSnippet(ask),
    },
    {
      value: 'go',
      label: 'Go',
      kind: 'server',
      install: 'go get github.com/open-feature/go-sdk github.com/open-feature/go-sdk-contrib/providers/ofrep',
      code: goSnippet(ask),
    },
    {
      value: 'java',
      label: 'Java',
      kind: 'server',
      install: 'dev.openfeature:sdk and dev.openfeature.contrib.providers:ofrep',
      code: javaSnippet(ask),
    },
    {
      value: 'dotnet',
      label: '.NET',
      kind: 'server',
      install: 'dotnet add package OpenFeature.Providers.Ofrep',
      code: dotnetSnippet(ask),
    },
  ];
}
