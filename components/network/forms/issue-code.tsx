'use client';

import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import type { NodeId } from '@/lib/core/ids';
import { issueCodeAction } from '@/lib/network/keys/actions';

interface IssueCodeProps {
  nodeId: NodeId;
  /** Where agents reach the portal. */
  origin: string;
  labels: { readonly issue: string; readonly code: string; readonly expires: string };
}

interface Issued {
  readonly code: string;
  readonly expiresAt: string;
}

const isIssued = (value: unknown): value is Issued => typeof value === 'object' && value !== null && 'code' in value;
const inJapan = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Tokyo' });

/** Issues a one-time code and shows it, once, with the command that uses it. */
export function IssueCode({ nodeId, origin, labels }: IssueCodeProps) {
  return (
    <ActionForm
      action={issueCodeAction}
      done={(value) =>
        isIssued(value) ? (
          <Banner kind="success" title={labels.code}>
            <p className="font-mono text-std-20B-150">{value.code}</p>
            <p>{labels.expires.replace('{time}', inJapan.format(new Date(value.expiresAt)))}</p>
            <pre className="mt-2 overflow-x-auto whitespace-pre-wrap rounded-8 border border-line bg-white p-3 font-mono">
              {`sudo -u renkei-agent node /opt/renkei/renkei-agent.mjs enrol --portal ${origin} --code ${value.code}`}
            </pre>
          </Banner>
        ) : null
      }
      label={labels.issue}
    >
      <input name="nodeId" type="hidden" value={nodeId} />
      <div>
        <SubmitButton variant="outline">{labels.issue}</SubmitButton>
      </div>
    </ActionForm>
  );
}
