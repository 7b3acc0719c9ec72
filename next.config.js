/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Compiled or native packages, and those that must exist once per process, stay outside the bundles.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    '@prisma/schema-engine-wasm',
    'nodemailer',
    'pg',
    'pg-boss',
    'pino',
    'prom-client',
  ],
  // Types are checked by `npm run types`, once, over everything.
  typescript: { ignoreBuildErrors: true },
  // Only the Host the browser asked for is trusted; main.ts sets the security headers.
  devIndicators: false,
};
