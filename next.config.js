/** For every answer, files included; what differs from answer to answer is set in `scripts/lib/web/announce.mjs`. */
const headers = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'referrer-policy', value: 'same-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
];

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.RENKEI_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // `scripts/lib/web/compress.mjs` compresses.
  compress: false,
  headers: async () => [{ source: '/:path*', headers }],
  reactStrictMode: true,
  // A page is loaded when it is first asked for: all of them took half of a start.
  experimental: { preloadEntriesOnStart: false },
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    'pg',
    'pino',
    '@node-rs/argon2',
    'graphile-worker',
    'nodemailer',
    'prom-client',
    'pdfkit',
    'fontkit',
  ],
};

export default config;
