import { useLanguage } from '#i18n/messages.ts';
import { paperLanguages } from '#paper/languages.ts';
import type { PaperShop } from '#paper/paper.tsx';
import { ruleNames } from '#paper/rule-name.ts';
import { useStore } from '#ui/use-store.ts';
import { useTill } from '../state/use-till.ts';

// What this till's paper says besides the receipt. A shop that has not chosen prints in the language of the screen.
export function usePaperShop(): PaperShop {
  const language = useLanguage();
  const { session, store, currency, pricing } = useStore(useTill().shop);
  return {
    company: session.company.name,
    logo: session.company.receipt_logo,
    store: store.name,
    contact: [store.address, store.phone].filter(Boolean),
    zone: store.zone,
    digits: currency.digits,
    // A till that was opened by its link is nobody: "Cashier T1" would say nothing that the number does not.
    cashier: session.person.name === session.till?.code ? undefined : session.person.name,
    header: session.company.receipt_header,
    footer: session.company.receipt_footer,
    languages: paperLanguages(session.company.receipt_languages, language),
    rules: ruleNames(pricing),
  };
}
