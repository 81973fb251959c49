import { verifyAudit } from '@/lib/audit/tasks';
import { withDatabase } from '../lib/cli/database';
import type { Command } from '../lib/cli/types';

const altered = {
  code: 'altered',
  message: { ja: '監査記録に改変があります。', en: 'The audit log was altered.' },
  todo: {
    ja: 'findings の位置を調べ、控え（audit-heads.log）とバックアップに照らしてください。',
    en: 'Look at the places in findings, and compare with the witnessed heads (audit-heads.log) and a backup.',
  },
};

export const command: Command = {
  usage: 'audit verify [--head <hash>] [--json]',
  summary: {
    ja: '監査記録の連鎖を最初から計算し直し、改変がないかを確かめる（--head: 控えておいたハッシュ）',
    en: 'Computes the chain of the audit log anew and finds what was altered (--head: a hash that was written down)',
  },
  options: { head: { type: 'string' } },
  run: ({ values }) =>
    withDatabase(async () => {
      const report = await verifyAudit(values.head === undefined ? undefined : String(values.head));
      const text = report.intact
        ? [`改変はありません（${report.links} 件）/ intact (${report.links} links)`]
        : [`改変があります / the log was altered`, ...report.findings.map(({ code, at }) => `  ${code} ${at}`)];
      return {
        data: { ...report },
        text: [...text, `head ${report.headSeq} ${report.headHash}`],
        found: report.intact ? undefined : altered,
      };
    }),
};
