import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import { root } from '../root.mjs';
import { catalogAdapter } from './catalog-adapter.mjs';
import { withConnection } from './connect.mjs';

const folder = path.join(root, 'prisma', 'schema');

/**
 * The SQL that would bring a database to what prisma/schema says; empty when it is there already. Checks, policies, functions
 * and grants are outside of what Prisma knows.
 * @param {string} connectionString
 * @returns {Promise<string>}
 */
export function schemaDifference(connectionString) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => ({ path: path.join(folder, name), content: readFileSync(path.join(folder, name), 'utf8') }));
  return withConnection(connectionString, async (client) => {
    const adapter = bindMigrationAwareSqlAdapterFactory(catalogAdapter(client));
    const datamodels = files.map((file) => /** @type {[string, string]} */ ([file.path, file.content]));
    const engine = await loadEngine().new({ datamodels }, () => {}, adapter);
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: root },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: false,
      filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    });
    engine.free();
    const sql = (stdout ?? '').trim();
    return sql === '-- This is an empty migration.' ? '' : sql;
  });
}

let loaded = false;

/** Its package expects a bundler that can import WebAssembly; Node 20 has to be shown how. */
function loadEngine() {
  if (loaded) return wasm.SchemaEngine;
  const glue = /** @type {any} */ (wasm);
  const entry = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const module = new WebAssembly.Module(readFileSync(entry.replace(/\.js$/, '.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue });
  // Where the engine leaves its last words.
  const registry = { set_message: (/** @type {string} */ text) => console.error(text) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
  glue.__wbg_set_wasm(instance.exports);
  /** @type {any} */ (instance.exports).__wbindgen_start();
  loaded = true;
  return wasm.SchemaEngine;
}
