import { useMemo } from 'react';
import {
  formatAmount,
  formatDate,
  formatDateTime,
  formatDay,
  formatDayOf,
  formatMoney,
  formatQuantity,
  formatTime,
} from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import { useLanguage } from '#i18n/messages.ts';
import { type Names, nameIn } from '#i18n/names.ts';
import { formatCost } from './cost.ts';
import { useHouse, zoneOf } from './house.ts';

export interface Format {
  readonly language: Language;
  readonly amount: (minor: number | null | undefined) => string;
  readonly money: (minor: number) => string;
  readonly count: (things: number) => string;
  readonly quantity: (milli: number) => string;
  readonly cost: (e4: number | null | undefined) => string;
  readonly name: (names: Names) => string;
  readonly date: (business_date: string) => string;
  readonly day: (business_date: string) => string;
  readonly dateTime: (at: string, store: string) => string;
  readonly time: (at: string, store: string) => string;
  // The day of a moment by the first store's wall clock.
  readonly dayOf: (at: string) => string;
}

const unknown = '\u2014';

// Every figure of the console goes through here: a dash for what is not known, the store's wall clock for times.
export function useFormat(): Format {
  const language = useLanguage();
  const house = useHouse();
  return useMemo(() => {
    const { currency } = house;
    return {
      language,
      amount: (minor) => (minor === null || minor === undefined ? unknown : formatAmount(minor, currency.digits)),
      money: (minor) => formatMoney(minor, currency),
      count: (things) => formatAmount(things, 0),
      quantity: formatQuantity,
      cost: (e4) => (e4 === null || e4 === undefined ? unknown : formatCost(e4, currency.digits)),
      name: (names) => nameIn(names, language),
      date: (business_date) => formatDate(business_date, language),
      day: (business_date) => formatDay(business_date, language),
      dateTime: (at, store) => formatDateTime(at, { language, zone: zoneOf(house, store) }),
      dayOf: (at) => formatDayOf(at, { language, zone: zoneOf(house, '') }),
      time: (at, store) => formatTime(at, { language, zone: zoneOf(house, store) }),
    };
  }, [language, house]);
}
