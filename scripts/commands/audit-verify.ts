import { verifyAudit } from '@/lib/audit/tasks';
import type { AuditReport } from '@/lib/audit/types';
import { withDatabase } from '../lib/cli/database';
import type { Command } from '../lib/cli/types';
import { Stop } from '../lib/stop.mjs';

const altered = {
  code: 'altered',
  message: { ja: '監査記録に改変があります。', en: 'The audit log was altered.' },
  todo: {
    ja: 'findings の位置を調べ、控え（audit-heads.log）とバックアップに照らしてください。',
    en: 'Look at the places in findings, and compare with the witnessed heads (audit-heads.log) and a backup.',
  },
};

/** As it was copied from a file or a screen; what cannot be a hash is a slip of the hand and no alteration of the log. */
function headOf(typed: string | boolean | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const head = String(typed).normalize('NFKC').trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(head)) return head;
  throw new Stop(
    '--head には控えたハッシュ（0～9 と a～f の64文字）を指定してください。',
    'Give --head a hash as it was written down: 64 characters of 0-9 and a-f.',
    { code: 2 },
  );
}

const uncovered = ({ unwitnessed }: AuditReport): string[] =>
  unwitnessed === 0
    ? []
    : [`控えのない末尾 ${unwitnessed} 件 / ${unwitnessed} links at the end that no witness covers`];

export const command: Command = {
  usage: 'audit verify [--head <hash>] [--json]',
  summary: {
    ja: '監査記録の連鎖を最初から計算し直し、改変がないかを確かめる（--head: 控えておいたハッシュ）',
    en: 'Computes the chain of the audit log anew and finds what was altered (--head: a hash that was written down)',
  },
  options: { head: { type: 'string' } },
  run: ({ values }) => {
    const head = headOf(values.head);
    return withDatabase(async () => {
      const report = await verifyAudit(head);
      const text = report.intact
        ? [`改変はありません（${report.links} 件）/ intact (${report.links} links)`]
        : [`改変があります / the log was altered`, ...report.findings.map(({ code, at }) => `  ${code} ${at}`)];
      return {
        data: { ...report },
        text: [...text, `head ${report.headSeq} ${report.headHash}`, ...uncovered(report)],
        found: report.intact ? undefined : altered,
      };
    });
  },
};
