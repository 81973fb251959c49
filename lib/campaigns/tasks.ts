import 'server-only';
import { withSystem } from '@/lib/core/db';
import { remindDue } from './reminders/mutations';

/** On each working day reminds of campaigns that end soon, or should have ended. */
export const remindOfCampaigns = (): Promise<number> => withSystem('campaigns.remind', remindDue);
