import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import type { NodeDetail } from '@/lib/network/types';
import type { NetworkWords } from '../states';
import { IssueCode } from './issue-code';

const prepare = `sudo useradd --system --home-dir /var/lib/renkei-agent --create-home renkei-agent
sudo install -D -m 755 renkei-agent.mjs /opt/renkei/renkei-agent.mjs
sudo install -m 644 renkei-agent.service /etc/systemd/system/`;
const begin = 'sudo systemctl daemon-reload && sudo systemctl enable --now renkei-agent';

function Commands({ children }: { children: string }) {
  return (
    <pre className="my-2 overflow-x-auto whitespace-pre-wrap rounded-8 border border-line bg-panel p-3 font-mono text-dns-14N-130">
      {children}
    </pre>
  );
}

/** How a server gets its agent: two files, a code, a start. */
export function AgentPanel({ node, origin, t }: { node: NodeDetail; origin: string; t: NetworkWords }) {
  const labels = { issue: t('agent.issue'), code: t('agent.code'), expires: t.raw('agent.expires') };
  return (
    <Panel id="agent" plain title={t('agent.title')}>
      <p className="mb-3">{t('agent.lead')}</p>
      <ol className="flex list-decimal flex-col gap-4 ps-6">
        <li>
          {t('agent.step1')}
          <ul className="my-2 flex flex-col gap-1">
            <li>
              <TextLink download href="/network/agent/renkei-agent.mjs">
                {t('agent.file')}
              </TextLink>
            </li>
            <li>
              <TextLink download href="/network/agent/renkei-agent.service">
                {t('agent.unit')}
              </TextLink>
            </li>
          </ul>
          <Commands>{prepare}</Commands>
        </li>
        <li>
          {t('agent.step2')}
          <p className="my-2 text-solid-gray-700">{t('agent.issueHelp')}</p>
          <IssueCode labels={labels} nodeId={node.id} origin={origin} />
        </li>
        <li>
          {t('agent.step3')}
          <Commands>{begin}</Commands>
        </li>
      </ol>
    </Panel>
  );
}
