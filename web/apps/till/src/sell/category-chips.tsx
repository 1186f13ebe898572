import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import type { Category } from '../state/shop.ts';
import { useStrings } from '../strings/strings.ts';
import './category-chips.css';

export interface CategoryChipsProps {
  readonly categories: readonly Category[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

export function CategoryChips({ categories, chosen, onChoose }: CategoryChipsProps) {
  const { sell } = useStrings();
  const language = useLanguage();
  const chips = [
    { id: null, label: sell.all },
    ...categories.map(({ id, names }) => ({ id, label: nameIn(names, language) })),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: toggle buttons, not form fields
    <div className="chips" role="group" aria-label={sell.categories}>
      {chips.map(({ id, label }) => (
        <button
          key={id ?? 'all'}
          type="button"
          className="chip"
          aria-pressed={chosen === id}
          onClick={() => onChoose(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
