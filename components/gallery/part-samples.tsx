import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon, iconNames } from '@/components/ui/icon';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Dialog } from '@/components/ui/layout/dialog';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Menu } from '@/components/ui/layout/menu';
import { Panel } from '@/components/ui/layout/panel';
import { TabPanels } from '@/components/ui/layout/tab-panels';
import { Timeline } from '@/components/ui/layout/timeline';
import { ButtonLink, TextLink } from '@/components/ui/link';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { Section } from './section';

const times = ['2026-11-18T00:12:00Z', '2026-11-18T04:30:00Z', '2026-11-20T01:05:00Z'] as const;

async function TimelineSample() {
  const [t, locale] = await Promise.all([getTranslations('gallery'), getLocale()]);
  const items = times.map((at, index) => ({
    id: at,
    at,
    time: formatDateTime(new Date(at), locale),
    title: [t('step1'), t('step2'), t('step3')][index],
    current: index === 2,
    children: index === 2 ? t('step3Body') : undefined,
  }));
  return <Timeline items={items} label={t('timeline')} />;
}

export async function PartSamples() {
  const t = await getTranslations('gallery');
  return (
    <Section title={t('parts')}>
      <div className="flex flex-col gap-4">
        <Breadcrumb
          items={[{ label: t('tabAll'), href: '#all' }, { label: t('tabOurs'), href: '#ours' }, { label: t('row1') }]}
        />
        <Panel aside={<TextLink href="#all">{t('panelAside')}</TextLink>} title={t('panel')}>
          <p className="mb-4">{t('panelBody')}</p>
          <Panel level={3} plain title={t('panelInner')}>
            <DefinitionList
              items={[
                { term: t('person'), value: t('personValue') },
                { term: t('contact'), value: t('contactValue') },
              ]}
            />
          </Panel>
        </Panel>
        <Disclosure summary={t('disclosure')}>{t('disclosureBody')}</Disclosure>
      </div>
      <TabPanels
        label={t('panels')}
        panels={[
          { id: 'first', label: t('panelFirst'), content: t('panelFirstBody') },
          { id: 'second', label: t('panelSecond'), content: t('panelSecondBody') },
        ]}
      />
      <div className="flex flex-wrap gap-4">
        <Dialog title={t('dialogTitle')} trigger={t('dialogOpen')}>
          <p className="mb-6">{t('dialogBody')}</p>
          <form className="flex gap-4" method="dialog">
            <Button type="submit" variant="danger">
              {t('dialogOpen')}
            </Button>
            <Button type="submit">{t('cancel')}</Button>
          </form>
        </Dialog>
        <Menu label={t('menu')} summary={<span className="button button-outline">{t('menu')}</span>}>
          <a className="menu-item" href="#print">
            <Icon name="print" />
            {t('menuPrint')}
          </a>
          <a className="menu-item" href="#export">
            <Icon name="download" />
            {t('menuExport')}
          </a>
        </Menu>
      </div>
      <div className="flex flex-col gap-4">
        <EmptyState icon="inquiry" title={t('emptyTitle')}>
          <p className="mb-4">{t('emptyBody')}</p>
          <ButtonLink href="#new">{t('buttonLink')}</ButtonLink>
        </EmptyState>
        <TimelineSample />
        <ul aria-label={t('here')} className="flex flex-wrap gap-4">
          {iconNames.map((name) => (
            <li key={name} className="flex w-28 flex-col items-center text-dns-14N-130">
              <Icon name={name} className="text-[1.25rem]" />
              {name}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
