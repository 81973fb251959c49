import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** By the number of the type in PostgreSQL's catalogue. `@prisma/adapter-pg` lacks the one-byte "char" that the catalogue is full of. */
const columnTypes = new Map(
  Object.entries({
    16: ColumnTypeEnum.Boolean,
    18: ColumnTypeEnum.Character,
    19: ColumnTypeEnum.Text,
    20: ColumnTypeEnum.Int64,
    21: ColumnTypeEnum.Int32,
    23: ColumnTypeEnum.Int32,
    25: ColumnTypeEnum.Text,
    26: ColumnTypeEnum.Int64,
    1002: ColumnTypeEnum.CharacterArray,
    1003: ColumnTypeEnum.TextArray,
    1005: ColumnTypeEnum.Int32Array,
    1009: ColumnTypeEnum.TextArray,
    1043: ColumnTypeEnum.Text,
  }).map(([number, type]) => [Number(number), type]),
);

/**
 * Values as the engine expects them: numbers of 8 bytes as text, arrays of names as arrays of text.
 * @param {number} type
 * @returns {(text: string) => any}
 */
function parserOf(type) {
  if (type === 20 || type === 26) return (text) => text;
  const parsed = type === 1002 || type === 1003 ? 1009 : type;
  return pg.types.getTypeParser(/** @type {any} */ (parsed), 'text');
}

/**
 * What Prisma's schema engine reads a database's structure through. It cannot write.
 * @param {pg.ClientBase} client
 */
export function catalogAdapter(client) {
  const base = /** @type {const} */ ({ provider: 'postgres', adapterName: 'renkei-catalog' });
  const types = { getTypeParser: (/** @type {number} */ type) => parserOf(type) };
  const refuse = async () => {
    throw new Error('read only');
  };
  const connection = {
    ...base,
    /** @param {{ sql: string, args: any[] }} query */
    queryRaw: async ({ sql, args }) => {
      const { fields, rows } = await client.query({ text: sql, values: args, rowMode: 'array', types });
      return {
        columnNames: fields.map((field) => field.name),
        columnTypes: fields.map((field) => columnTypes.get(field.dataTypeID) ?? ColumnTypeEnum.Text),
        rows,
      };
    },
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => {},
  };
  return { ...base, connect: async () => connection, connectToShadowDb: refuse };
}
