/** Texts for a log, without what may open something. */
const hidden = '[hidden]';
/** Whatever may open something, wherever in a line it stands: in an address, a message, a header, an error's text. */
const secrets: readonly [found: RegExp, instead: string][] = [
  [/(lk_(?:srv|pub)_[a-z0-9-]{1,32}_[a-z0-9]{16})_[\w-]+/g, `$1_${hidden}`],
  [/(lk_scim_[a-z0-9]{16})_[\w-]+/g, `$1_${hidden}`],
  [/\beyJ[\w-]*\.[\w-]+\.[\w-]+/g, hidden],
  [/([?&](?:token|key|access_token)=)[^&\s"\\]+/gi, `$1${hidden}`],
  [/\$argon2\w+\$[\w=$,+/.-]+/g, hidden],
  [/(Failing row contains )\([^\n]*?\)(?=[."\\\n]|$)/g, `$1${hidden}`],
  [/(\b(?:bearer|basic) +)[^\s"\\,]+/gi, `$1${hidden}`],
  [/(\bpostgres(?:ql)?:\/\/[^\s:/@"\\]*:)[^@\s"\\]+@/gi, `$1${hidden}@`],
];

export function secretsHidden(line: string): string {
  return secrets.reduce((left, [found, instead]) => left.replace(found, instead), line);
}
