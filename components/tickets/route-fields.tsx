import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import { ticketRoutes } from '@/lib/tickets/constants';
import { RouteSuggestion } from './route-suggestion';

interface RouteFieldsProps {
  /** Only a municipality has a prefecture to leave out, and only its desk sends anything there. */
  bypassable: boolean;
  route: string | undefined;
}

/** Where it goes: straight to the call center, or from tier to tier. */
export async function RouteFields({ bypassable, route }: RouteFieldsProps) {
  const t = await getTranslations('tickets');
  return (
    <Panel plain title={t('form.route')}>
      <div className="flex flex-col gap-4">
        <RouteSuggestion />
        <ChoiceField
          choices={ticketRoutes.map((value) => ({ value, label: t(`routesLong.${value}`) }))}
          defaultValue={route ?? 'direct'}
          kind="radio"
          legend={t('form.route')}
          name="route"
          required
          support={t('form.routeHelp')}
        />
        {bypassable ? (
          <div className="only-urgent">
            <CheckboxField name="bypass">{t('form.bypass')}</CheckboxField>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
