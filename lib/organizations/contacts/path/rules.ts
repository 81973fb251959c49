import { dateInJapan, isWorkingDay, minutesInJapan } from '@/lib/calendar/rules';
import type { Addressee, ContactPath, Matter, PathStep } from './types';

const daytimeFrom = 9 * 60 + 30;
const daytimeTo = 17 * 60;

/** 平日日中: a weekday that is no holiday, 9:30–17:00 (S3). */
export function isDaytime(now: Date, holidays: ReadonlySet<string>): boolean {
  const minutes = minutesInJapan(now);
  return isWorkingDay(dateInJapan(now), holidays) && minutes >= daytimeFrom && minutes < daytimeTo;
}

export interface PathQuestion {
  readonly matter: Matter;
  readonly to: Addressee;
  readonly now: Date;
  readonly holidays: ReadonlySet<string>;
  /** Does the asker see the other body's emergency contacts (its prefecture, the center, the operator)? */
  readonly seesEmergencyContacts: boolean;
}

function abnormalToOther(daytime: boolean, seesEmergencyContacts: boolean): PathStep[] {
  if (daytime) return ['findContact', 'callContact', 'reportTo'];
  const first: PathStep = seesEmergencyContacts ? 'findEmergencyContact' : 'askOperatorForEmergencyContact';
  return [first, 'callEmergencyContact', 'reportTo'];
}

/**
 * The right way to reach somebody now (S3, 情報提供ネットワークシステム運営主体への連絡方法・他機関への連絡方法). An ordinary matter goes in
 * writing at any hour; an abnormal event is told by telephone first and reported in writing after that.
 */
export function adviseContactPath(question: PathQuestion): ContactPath {
  const daytime = isDaytime(question.now, question.holidays);
  if (question.to === 'operator') {
    return {
      daytime,
      steps: question.matter === 'ordinary' ? ['readFaq', 'askOnPortal'] : ['callOperator', 'reportToOperator'],
    };
  }
  if (question.matter === 'ordinary') return { daytime, steps: ['findContact', 'postInquiryTo'] };
  return { daytime, steps: abnormalToOther(daytime, question.seesEmergencyContacts) };
}
