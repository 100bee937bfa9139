import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, setPageHeaders } from './page-headers.ts';

describe('the headers of pages', () => {
  it('allow scripts and styles by nonce alone in production', () => {
    const policy = contentSecurityPolicy('abc', false);
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toContain('unsafe');
  });

  it('give each request a nonce of its own, the same to the page and to the browser', () => {
    const policies = [1, 2].map(() => {
      const request = new IncomingMessage(new Socket());
      request.url = '/accounts/acme';
      const response = new ServerResponse(request);
      setPageHeaders(request, response, { dev: false, publicUrl: undefined });
      expect(response.getHeader('content-security-policy')).toBe(request.headers['content-security-policy']);
      expect(request.headers['x-latchkey-path']).toBe('/accounts/acme');
      return request.headers['content-security-policy'];
    });
    expect(policies[0]).not.toBe(policies[1]);
  });

  it.each([
    ['https://latchkey.example.com', 'max-age=31536000'],
    ['http://localhost:3000', undefined],
    [undefined, undefined],
  ])('keep browsers to https where that is the address: %s', (publicUrl, expected) => {
    const request = new IncomingMessage(new Socket());
    const response = new ServerResponse(request);
    setPageHeaders(request, response, { dev: false, publicUrl });
    expect(response.getHeader('strict-transport-security')).toBe(expected);
    expect(response.getHeader('x-frame-options')).toBe('DENY');
  });
});
