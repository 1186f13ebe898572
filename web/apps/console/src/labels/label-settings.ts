import { type Language, languages } from '#i18n/language.ts';
import { labelSizes } from '#paper/label-layout.ts';

// What people have chosen to see on their labels; kept by the browser, as it belongs to its printer.
export interface LabelSettings {
  readonly size: (typeof labelSizes)[number]['name'];
  // Languages of the names; "" prints none.
  readonly first: Language | '';
  readonly second: Language | '';
  readonly price: boolean;
  readonly barcode: boolean;
}

const key = 'zg-labels';

export function readLabelSettings(language: Language): LabelSettings {
  const usual: LabelSettings = { size: '40x30', first: language, second: '', price: true, barcode: true };
  try {
    const kept: Record<string, unknown> = JSON.parse(localStorage.getItem(key) ?? '{}');
    const languageOf = (value: unknown, other: Language | '') =>
      value === '' ? value : (languages.find((one) => one === value) ?? other);
    return {
      size: labelSizes.find(({ name }) => name === kept.size)?.name ?? usual.size,
      first: languageOf(kept.first, usual.first),
      second: languageOf(kept.second, usual.second),
      price: kept.price !== false,
      barcode: kept.barcode !== false,
    };
  } catch {
    return usual;
  }
}

export function keepLabelSettings(settings: LabelSettings): void {
  try {
    localStorage.setItem(key, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing still prints.
  }
}
