import { createHash } from 'node:crypto';

/** The same for every process of a test. */
export const testEncryptionKey = createHash('sha256').update('of the tests').digest('base64');
