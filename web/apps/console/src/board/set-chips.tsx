import type { SkuBoard } from '#wire/board.ts';
import { MetricLink } from '../metrics/metric-link.tsx';
import { useFormat } from '../state/use-format.ts';
import { useBoardStrings } from '../strings/board.ts';
import type { BoardFiltersProps } from './board-filters.tsx';

// Quick sets with how many are in each; the rule of the chosen one is said in words.
export function SetChips({ board, search, onChange }: BoardFiltersProps & { readonly board: SkuBoard }) {
  const texts = useBoardStrings();
  const format = useFormat();
  const { set: chosen, ...rest } = search;
  return (
    <div className="board-sets">
      <ul aria-label={texts.sets}>
        {board.sets.map(({ set, count }) => (
          <li key={set}>
            <button
              type="button"
              className={`filter-chip set-${set}`}
              aria-pressed={set === chosen}
              data-set={set}
              onClick={() => onChange(set === chosen ? rest : { ...rest, set })}
            >
              {texts.setNames[set]}
              <span className="figure">{format.count(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="muted">
        {chosen ? texts.rules[chosen] : texts.setsHint}{' '}
        <MetricLink name={chosen ? `set_${chosen}` : 'set_best'}>{texts.ruleLink}</MetricLink>
      </p>
    </div>
  );
}
