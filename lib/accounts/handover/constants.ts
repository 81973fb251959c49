import type { Role } from '@/lib/access/actor';

/** Lines of one hand-over; a city of a million changes fewer. */
export const mostLines = 500;

/** Columns, in this order; the first line of the file names them. */
export const columns = ['kind', 'loginId', 'name', 'kana', 'email', 'phone', 'roles'] as const;
export type Column = (typeof columns)[number];

/** What a line does. An empty first column: the line is only there to be looked at. */
export const lineKinds = ['add', 'change', 'disable', 'enable'] as const;
export type LineKind = (typeof lineKinds)[number];

/** Words that are understood in a file: in Japanese and in English. */
export const kindWords: Readonly<Record<LineKind, readonly [string, string]>> = {
  add: ['追加', 'add'],
  change: ['変更', 'change'],
  disable: ['停止', 'disable'],
  enable: ['再開', 'enable'],
};

export const roleWords: Readonly<Record<Role, readonly [string, string]>> = {
  system_management: ['システム管理部門', 'system_management'],
  system_administrator: ['システム管理者', 'system_administrator'],
  call_center: ['コールセンター', 'call_center'],
  staff: ['職員', 'staff'],
  counter_clerk: ['窓口職員', 'counter_clerk'],
  auditor: ['監査', 'auditor'],
};

export const columnWords: Readonly<Record<Column, readonly [string, string]>> = {
  kind: ['区分', 'kind'],
  loginId: ['ログインID', 'login_id'],
  name: ['氏名', 'name'],
  kana: ['フリガナ', 'kana'],
  email: ['メールアドレス', 'email'],
  phone: ['電話番号', 'phone'],
  roles: ['役割', 'roles'],
};

/** Characters of one hand-over; no form takes more in one field. */
export const longestText = 100_000;
