import { crc32, deflateRawSync } from 'node:zlib';

interface Entry {
  readonly name: string;
  readonly bytes: Buffer;
}

function header(entry: Entry, packed: Buffer, crc: number): Buffer {
  const part = Buffer.alloc(26);
  part.writeUInt16LE(20, 0);
  part.writeUInt16LE(8, 4);
  part.writeUInt32LE(crc, 10);
  part.writeUInt32LE(packed.length, 14);
  part.writeUInt32LE(entry.bytes.length, 18);
  part.writeUInt16LE(Buffer.byteLength(entry.name), 22);
  return part;
}

/** A ZIP archive of these files, compressed as far as it goes. */
export function archiveOf(entries: readonly Entry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.bytes, { level: 9 });
    const common = header(entry, packed, crc32(entry.bytes));
    const name = Buffer.from(entry.name);
    const first = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, name]));
    local.push(first);
    offset += first.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
