import { expect, test } from 'vitest';
import { secretsHidden } from './secrets-hidden.ts';

test.each([
  [
    `GET /x lk_srv_production_0123456789abcdef_${'s'.repeat(43)}`,
    'GET /x lk_srv_production_0123456789abcdef_[hidden]',
  ],
  [`scim lk_scim_0123456789abcdef_${'s'.repeat(43)} came`, 'scim lk_scim_0123456789abcdef_[hidden] came'],
  ['{"authorization":"Bearer abc.def"}', '{"authorization":"Bearer [hidden]"}'],
  ['/ofrep/v1/events?token=abc&x=1', '/ofrep/v1/events?token=[hidden]&x=1'],
  ['proof eyJhbGciOi.eyJzdWIi.sig-nature is old', 'proof [hidden] is old'],
  ['connect postgres://app:p%40ss@db:5432/x failed', 'connect postgres://app:[hidden]@db:5432/x failed'],
  [
    'cause: Failing row contains (7, $argon2id$v=19$m=19456,t=2,p=1$abc$def, null).',
    'cause: Failing row contains [hidden].',
  ],
  ['with $argon2id$v=19$m=19456,t=2,p=1$abc$def there', 'with [hidden] there'],
  ['The relay answers at http://localhost:3001', 'The relay answers at http://localhost:3001'],
])('%s', (line, left) => {
  expect(secretsHidden(line)).toBe(left);
});
