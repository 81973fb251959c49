import './lib/check-node.mjs';

import('./lib/test/command.mjs').then(({ proof }) => proof(process.argv.slice(2)));
