interface Message {
  readonly feature: {
    readonly name: string;
    readonly summary: string;
    readonly talkingPoints: readonly string[];
    readonly knownLimitations: readonly string[];
    readonly docsUrl: string | null;
  };
  readonly accountName: string;
  /** The day it starts; undefined when it is on already. */
  readonly from: string | undefined;
  readonly until: string;
}

/** What a seller pastes into a chat or mail: plain words and nothing of our own inside. */
export function messageText({ feature, accountName, from, until }: Message): string {
  const parts = [
    from
      ? `Hi, ${feature.name} will be on for ${accountName} from ${from} until ${until}. Your app picks it up by itself.`
      : `Hi, ${feature.name} is now on for ${accountName}, until ${until}. Your app picks it up by itself.`,
    feature.summary,
    list('Worth trying first:', feature.talkingPoints),
    list('Good to know:', feature.knownLimitations),
    feature.docsUrl ? `How it works: ${feature.docsUrl}` : '',
    'Tell me how it goes!',
  ];
  return parts.filter(Boolean).join('\n\n');
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `- ${line}`)].join('\n');
}
