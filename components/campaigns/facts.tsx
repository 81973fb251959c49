import { type Definition, DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import type { CampaignDetail } from '@/lib/campaigns/types';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** What a campaign is about. */
export async function CampaignFacts({ campaign }: { campaign: CampaignDetail }) {
  const t = await getTranslations('campaigns');
  const locale = await getLocale();
  const { purpose, startsOn, dueOn, ownerName, targetKinds, targetCodes, source, closing } = campaign;
  const kinds = targetKinds.map((kind) => t(`kinds.${kind as 'municipality'}`)).join(' / ');
  const items: Definition[] = [
    { term: t('facts.purpose'), value: <span className="whitespace-pre-line">{purpose || t('none')}</span> },
    { term: t('facts.span'), value: t('span', { from: formatDate(startsOn, locale), to: formatDate(dueOn, locale) }) },
    { term: t('facts.owner'), value: ownerName },
    { term: t('facts.targets'), value: `${kinds}　${targetCodes.join(' ') || t('facts.allCountry')}` },
    ...(source === '' ? [] : [{ term: t('facts.source'), value: source }]),
    ...(closing === '' ? [] : [{ term: t('facts.closing'), value: closing }]),
  ];
  return (
    <Panel title={t('facts.title')}>
      <DefinitionList items={items} />
    </Panel>
  );
}
