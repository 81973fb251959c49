import './lib/check-node.mjs';

import('./lib/test/command.mjs').then(({ main }) => main(process.argv.slice(2)));
