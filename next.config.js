import createNextIntlPlugin from 'next-intl/plugin';

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.RENKEI_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'pino', '@node-rs/argon2', 'graphile-worker', 'nodemailer', 'prom-client'],
};

export default createNextIntlPlugin('./lib/core/i18n/request.ts')(config);
