import { createContext, useContext } from 'react';
import type { Currency } from '#i18n/format.ts';
import type { Client } from '#wire/client.ts';
import type { Session, Store } from '#wire/types.ts';

// What every page of a signed-in console may use.
export interface House {
  readonly client: Client;
  readonly session: Session;
  readonly currency: Currency;
}

export function openHouse(client: Client, session: Session): House {
  const { currency: code, currency_digits: digits } = session.company;
  return { client, session, currency: { code, digits } };
}

const zone_default = 'UTC';

export function storeOf(house: House, id: string): Store | undefined {
  return house.session.stores.find((store) => store.id === id);
}

// The wall clock that a time is told by: that of the store it happened in.
export function zoneOf(house: House, store: string): string {
  return (storeOf(house, store) ?? house.session.stores[0])?.zone ?? zone_default;
}

export const HouseContext = createContext<House | null>(null);

export function useHouse(): House {
  const house = useContext(HouseContext);
  if (!house) throw new Error('no house above this component');
  return house;
}
