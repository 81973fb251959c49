import './lib/check-node.mjs';

// The cases of the domains are TypeScript where they use the portal's own, so packages have to be there before they are loaded.
Promise.all([
  import('./lib/prepare/install.mjs'),
  import('./lib/prepare/generate.mjs'),
  import('./lib/steps.mjs'),
  import('./lib/test/aloud.mjs'),
]).then(async ([{ installPackages }, { generateSources }, { progress }, { runAloud }]) => {
  const step = progress(process.stderr);
  await installPackages(step);
  await generateSources(step);
  const parameters = ['--conditions=react-server', '--import', 'tsx', 'scripts/lib/bench/main.mjs'];
  process.exit(await runAloud([...parameters, ...process.argv.slice(2)]));
});
