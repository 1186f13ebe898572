import type { Language } from './language.ts';

export interface Currency {
  readonly code: string;
  readonly digits: number;
}

const minus = '\u2212';

// 123456 with 2 digits is "1,234.56". Integers all the way: no floating point touches an amount.
export function formatAmount(minor: number, digits: number): string {
  const whole = String(Math.abs(minor)).padStart(digits + 1, '0');
  const major = whole.slice(0, whole.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = minor < 0 ? minus : '';
  return digits === 0 ? `${sign}${major}` : `${sign}${major}.${whole.slice(-digits)}`;
}

export function formatMoney(minor: number, currency: Currency): string {
  return `${currency.code}\u00a0${formatAmount(minor, currency.digits)}`;
}

// "12.5" with 2 digits is 1250; null when it is no amount or has more digits than the currency.
export function parseAmount(text: string, digits: number): number | null {
  const match = /^(\d{1,12})(?:\.(\d*))?$/.exec(text.trim().replaceAll(',', ''));
  if (!match) return null;
  const fraction = match[2] ?? '';
  if (fraction.length > digits) return null;
  return Number(`${match[1]}${fraction.padEnd(digits, '0')}`);
}

// 1000 is "1", 1235 is "1.235".
export function formatQuantity(milli: number): string {
  return formatAmount(milli, 3).replace(/\.?0+$/, '');
}

export function formatPercent(e2: number): string {
  return `${formatAmount(e2, 2).replace(/\.?0+$/, '')}%`;
}

const locales: Readonly<Record<Language, string>> = {
  'zh-Hant': 'zh-Hant-MO',
  'zh-Hans': 'zh-Hans-CN',
  en: 'en-GB',
  pt: 'pt-PT',
};

export interface When {
  readonly language: Language;
  readonly zone: string;
}

export function formatDateTime(at: string | number, { language, zone }: When): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
}

export function formatDayOf(at: string | number, { language, zone }: When): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at));
}

export function formatTime(at: string | number, { language, zone }: When): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
}

// "22/11" or what the language makes of it: a day beside others of the same year.
export function formatDay(date: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', month: 'numeric', day: 'numeric' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

// A business date "2026-11-22" has no zone.
export function formatDate(date: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
  }).format(new Date(`${date}T00:00:00Z`));
}
