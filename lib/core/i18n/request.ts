import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { now } from '@/lib/core/clock';
import { catalog } from './catalog';
import { localeCookie, timeZone, toLocale } from './locale';

export default getRequestConfig(async () => {
  const locale = toLocale((await cookies()).get(localeCookie)?.value);
  return { locale, messages: catalog[locale], timeZone, now: now() };
});
