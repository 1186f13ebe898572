import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { useHouse } from '../state/house.ts';
import { regionsOf, scopeOfRegion } from '../state/scope.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useShellStrings } from '../strings/shell.ts';

// Company, region or store: what every figure and list of the console is about. It is part of every address.
export function ScopePicker() {
  const { bar } = useShellStrings();
  const house = useHouse();
  const scope = useStoreChoice();
  const navigate = useNavigate();
  const id = useId();
  const regions = regionsOf(house);
  const choose = (next: string) =>
    void navigate({ to: '.', search: ({ store: _, ...rest }) => ({ ...rest, ...keepStore(next || undefined) }) });
  const shops = (stores: (typeof regions)[number]['stores']) =>
    stores.map(({ id: value, code, name }) => (
      <option key={value} value={value}>
        {`${code} ${name}`}
      </option>
    ));
  return (
    <div className="picker scope-picker">
      <label htmlFor={id} className="visually-hidden">
        {bar.scope}
      </label>
      <select id={id} value={scope ?? ''} onChange={(event) => choose(event.target.value)}>
        <option value="">{bar.allStores}</option>
        {regions.length === 1 && regions[0]?.name === null
          ? shops(regions[0].stores)
          : regions.map(({ name, stores }) => (
              <optgroup key={name ?? ''} label={name ?? bar.noRegion}>
                {name ? <option value={scopeOfRegion(name)}>{bar.region(name)}</option> : null}
                {shops(stores)}
              </optgroup>
            ))}
      </select>
    </div>
  );
}
