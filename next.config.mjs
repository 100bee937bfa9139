/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['@node-rs/argon2', 'pg-boss', 'postgres'],
  images: { unoptimized: true },
};

export default nextConfig;
