#!/usr/bin/env node
import './lib/check-node.mjs';

import('./lib/cli/launch.mjs').then(({ launch }) => launch(process.argv.slice(2)));
