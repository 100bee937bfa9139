/** `app`: the server with the pages. `relay`: evaluation alone. Neither owns anything; migrations run as the owner. */
export type RoleKind = 'app' | 'relay';

/** What evaluation reads, column by column; everything else stays closed to a relay. */
const readByRelays: Readonly<Record<string, readonly string[]>> = {
  features: ['id', 'key', 'stage', 'variants', 'on_variant', 'off_variant', 'visible_to_clients', 'revision'],
  feature_environments: ['feature_id', 'environment_key', 'serving', 'revision'],
  accounts: ['id', 'key', 'revision'],
  exclusions: ['feature_id', 'account_id', 'lifted_at', 'created_at', 'revision'],
  grants: [
    ...['id', 'feature_id', 'account_id', 'round_id', 'variant', 'contact_keys'],
    ...['starts_at', 'expires_at', 'ended_at', 'revision'],
  ],
  rounds: ['id', 'kind', 'number'],
  api_keys: [
    ...['id', 'kind', 'environment_key', 'hash', 'expires_at', 'revoked_at', 'origins', 'proof_required'],
    ...[
      'proof_public_key',
      'stream_secret',
      'single_per_second',
      'bulk_per_second',
      'max_streams',
      'revision',
    ],
  ],
  evaluation_state: ['revision', 'epoch', 'tableoid'],
};

/** What evaluation may write, and that only through these. */
const callable = [
  'add_evaluation_rollups(json)',
  'add_grant_activations(json)',
  'note_key_uses(json)',
  'note_unknown_asks(json)',
];

/** What not even the app may do as with all other tables: the audit trail can be added to and read, and never changed. */
const guarded: Readonly<Record<string, string>> = {
  audit_events: 'SELECT, INSERT',
  audit_head: 'SELECT, UPDATE',
  audit_checkpoints: 'SELECT',
  signing_keys: 'SELECT, INSERT, UPDATE (retired_at, sealed_private_key)',
  policy_versions: 'SELECT, INSERT',
};

/** The statements that give a role of this kind its rights. @param role quoted. */
export function rightsOf(kind: RoleKind, role: string): string[] {
  const execute = callable.map((one) => `GRANT EXECUTE ON FUNCTION public.${one} TO ${role}`);
  if (kind === 'relay')
    return [
      `GRANT USAGE ON SCHEMA public TO ${role}`,
      ...Object.entries(readByRelays).map(
        ([table, columns]) =>
          `GRANT SELECT (${columns.map((column) => `"${column}"`).join(', ')}) ON public.${table} TO ${role}`,
      ),
      ...execute,
    ];
  return [
    ...['public', 'pgboss'].flatMap((schema) => [
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
      `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
    ]),
    `GRANT EXECUTE ON ALL ROUTINES IN SCHEMA pgboss TO ${role}`,
    ...Object.entries(guarded).flatMap(([table, rights]) => [
      `REVOKE ALL ON public.${table} FROM ${role}`,
      `GRANT ${rights} ON public.${table} TO ${role}`,
    ]),
    ...execute,
  ];
}
