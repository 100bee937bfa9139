import { expect, test } from 'vitest';
import { withoutSecrets } from './log.ts';

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
  ['The relay answers at http://localhost:3001', 'The relay answers at http://localhost:3001'],
])('%s', (line, left) => {
  expect(withoutSecrets(line)).toBe(left);
});
