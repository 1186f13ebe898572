import { type House, storeOf } from '../state/house.ts';
import { regionOf, storesInScope } from '../state/scope.ts';

// What the wall turns through: the chosen scope as a whole, then each of its stores; one store stands still.
export function scenesOf(house: Pick<House, 'session'>, scope: string | undefined): readonly (string | undefined)[] {
  const stores = storesInScope(house, scope);
  if (stores.length <= 1) return [stores[0]?.id];
  return [scope, ...stores.map(({ id }) => id)];
}

// Undefined for the whole company.
export function nameOfScene(house: House, scene: string | undefined): string | undefined {
  if (scene === undefined) return undefined;
  return regionOf(scene) ?? storeOf(house, scene)?.name;
}
