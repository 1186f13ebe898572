import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '#i18n/messages.ts';
import { paperLanguages } from '#paper/languages.ts';
import type { PaperShop } from '#paper/paper.tsx';
import type { Receipt } from '#wire/types.ts';
import { storeOf, useHouse, zoneOf } from '../state/house.ts';
import { ruleNamesQuery } from '../state/queries.ts';

// What a till's paper says besides the receipt; who sold is not kept in the books.
export function usePaperShop(receipt: Receipt): PaperShop {
  const house = useHouse();
  const language = useLanguage();
  const { company } = house.session;
  const store = storeOf(house, receipt.store);
  const has_rules = receipt.lines.some(({ discounts }) => (discounts ?? []).length > 0);
  const names = useQuery({ ...ruleNamesQuery(house), enabled: has_rules });
  return {
    company: company.name,
    logo: company.receipt_logo,
    store: store?.name ?? '',
    contact: [store?.address ?? '', store?.phone ?? ''].filter(Boolean),
    zone: zoneOf(house, receipt.store),
    digits: house.currency.digits,
    header: company.receipt_header,
    footer: company.receipt_footer,
    languages: paperLanguages(company.receipt_languages, language),
    rules: names.data,
  };
}
