import type { NodeKind } from '@/lib/core/generated/enums';

interface KindFacts {
  /** Kinds of organizations that have one. */
  readonly owners: readonly string[];
  /** First letters of its code, as they stand on the machine. */
  readonly prefix: string;
  /** Runs an agent of its own. */
  readonly server: boolean;
}

/** What belongs to each kind of node (domain.md §2). */
export const kindFacts: Readonly<Record<NodeKind, KindFacts>> = {
  national_server: { owners: ['center'], prefix: 'NS', server: true },
  prefectural_server: { owners: ['prefecture'], prefix: 'PS', server: true },
  cs: { owners: ['municipality'], prefix: 'CS', server: true },
  network_device: {
    owners: ['center', 'prefecture', 'municipality'],
    prefix: 'ND',

    server: false,
  },
  down_recovery_server: { owners: ['municipality'], prefix: 'DR', server: true },
  partner_server: { owners: ['municipality'], prefix: 'PT', server: true },
  cloud_center: { owners: ['vendor'], prefix: 'CC', server: true },
};

/** The first free code: `CS-153079`, then `CS-153079-2`, … A code is never given to another node. */
export const nextCode = (kind: NodeKind, organizationCode: string, taken: ReadonlySet<string>): string =>
  firstFree(`${kindFacts[kind].prefix}-${organizationCode}`, taken);

/** The first of `base`, `base-2`, `base-3` … that was never given. */
export function firstFree(base: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(code)) return code;
  }
}
