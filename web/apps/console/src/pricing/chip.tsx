import { Icon } from '#ui/icon.tsx';
import { usePricingStrings } from '../strings/pricing/strings.ts';

export interface ChipProps {
  readonly name: string;
  readonly onRemove: () => void;
}

// One of a few chosen things, inside a list, with the way to take it out.
export function Chip({ name, onRemove }: ChipProps) {
  const { remove } = usePricingStrings();
  return (
    <li className="chip">
      {name}
      <button type="button" aria-label={`${remove} ${name}`} onClick={onRemove}>
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}
