/** What the portal uses of the package, which brings no types; those of others are Express's. */
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  import type { BrotliOptions } from 'node:zlib';

  interface Options {
    filter?: (request: IncomingMessage, response: ServerResponse) => boolean;
    level?: number;
    brotli?: BrotliOptions;
  }

  function compression(
    options: Options,
  ): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  namespace compression {
    const filter: (request: IncomingMessage, response: ServerResponse) => boolean;
  }
  export default compression;
}
