import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../../portal/settings.mjs';
import { isBuilt } from '../../prepare/build.mjs';
import { isInstalled } from '../../prepare/install.mjs';
import type { Check } from './types';

const gibibyte = 2 ** 30;

export async function machineChecks({ dataDir }: Settings): Promise<Check[]> {
  return [node(), await disk(dataDir), packages(), build()];
}

function node(): Check {
  const version = process.versions.node;
  const recommended = Number(version.split('.')[0]) >= 24;
  return {
    name: 'node',
    ok: true,
    ja: recommended ? `Node ${version}` : `Node ${version}（動きますが、本番では 24 を推奨）`,
    en: recommended ? `Node ${version}` : `Node ${version} works; 24 is recommended in production`,
  };
}

async function disk(dataDir: string): Promise<Check> {
  const place = existsSync(dataDir) ? dataDir : path.dirname(dataDir);
  const { bavail, bsize } = await statfs(place);
  const free = (bavail * bsize) / gibibyte;
  const size = `${free.toFixed(1)} GiB`;
  return {
    name: 'disk',
    ok: free > 2,
    ja: free > 2 ? `空き容量 ${size}` : `空き容量が ${size} しかありません（${place}）。2 GiB 以上にしてください`,
    en: free > 2 ? `${size} free` : `Only ${size} free in ${place}; make it 2 GiB or more`,
  };
}

function packages(): Check {
  const ok = isInstalled();
  return {
    name: 'packages',
    ok,
    ja: ok ? '依存パッケージは package-lock.json のとおり' : '依存パッケージが古いです。npm start が入れ直します',
    en: ok ? 'Packages are those of package-lock.json' : 'Packages are outdated; npm start installs them',
  };
}

function build(): Check {
  const ok = isBuilt();
  return {
    name: 'build',
    ok,
    ja: ok ? '構築はソースと一致' : '構築がないか、ソースより古いです。npm start が構築します',
    en: ok ? 'The build is of these sources' : 'There is no build of these sources; npm start makes it',
  };
}
