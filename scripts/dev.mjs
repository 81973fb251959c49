import './lib/check-node.mjs';

// Loaded only now: an older Node cannot even read the rest.
import('./lib/portal/command.mjs').then(({ main }) => main('development'));
