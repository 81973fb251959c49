import { z } from 'zod';
import { defineRoute } from '@/lib/access/route';
import { dateInJapan } from '@/lib/calendar/rules';
import { askAs } from '@/lib/core/db';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { translationsOf } from '@/lib/core/i18n/server';
import { listOwnNodes } from '@/lib/network/nodes/queries';
import { type CallerTicket, listCallerTickets, mostOpen } from '@/lib/tickets/create/queries';
import { canTakeCalls } from '@/lib/tickets/policy';
import { explain } from '@/lib/window/explain/rules';
import { findWindowOrganization, loadWindowFacts, operatingNow } from '@/lib/window/queries';
import { ruleText, untilText } from '@/lib/window/wording/rules';

/** How a calling organization stands at this moment: servers, operating window, what it has open, what it asked last. In the reader's words. */
export const GET = defineRoute({
  name: 'ticket.situation',
  method: 'GET',
  input: z.strictObject({ code: z.string().trim().min(1).max(20) }),
  allow: canTakeCalls,
  run: async ({ code }, { actor }) => {
    const ask = askAs(actor);
    const organization = await findWindowOrganization(ask, code);
    if (organization === null) return Response.json(null);
    const at = await operatingNow(ask);
    const facts = await loadWindowFacts(ask, dateInJapan(at));
    const hours = explain('wide-area-issuance', organization, at, facts);
    const nodes = await listOwnNodes(ask, { locale: actor.locale, organizationId: organization.id });
    const { openCount, open, ended } = await listCallerTickets(ask, organization.id);
    const states = translationsOf(actor.locale, 'network.states');
    const words = translationsOf(actor.locale, 'tickets.states');
    const call = translationsOf(actor.locale, 'tickets.call');
    const told = ({ number, subject, state, createdAt }: CallerTicket) => ({
      number,
      subject,
      state: words(state),
      at: formatShortDateTime(createdAt, actor.locale),
    });
    return Response.json({
      name: actor.locale === 'en' ? organization.nameEn : organization.name,
      window: { open: hours.open, text: `${ruleText(hours, actor.locale)} ${untilText(hours, actor.locale)}` },
      nodes: nodes.map(({ code: node, name, state }) => ({ code: node, name, state, label: states(state) })),
      openCount: call(openCount < mostOpen ? 'count' : 'countAtLeast', { count: openCount }),
      open: open.map(told),
      ended: ended.map(told),
    });
  },
});
