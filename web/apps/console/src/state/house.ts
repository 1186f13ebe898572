import { createContext, useContext } from 'react';
import type { Store } from '#core/store.ts';
import type { Currency } from '#i18n/format.ts';
import type { Client } from '#wire/client.ts';
import type { Session, Store as Shop } from '#wire/types.ts';
import type { Phase } from './boot.ts';

// What every page of a signed-in console may use.
export interface House {
  readonly client: Client;
  readonly session: Session;
  readonly currency: Currency;
  // Asks anew who is signed in and which stores there are.
  readonly renew: () => Promise<void>;
  readonly signOut: () => Promise<void>;
}

export function openHouse(client: Client, session: Session, phase: Store<Phase>): House {
  const { currency: code, currency_digits: digits } = session.company;
  return {
    client,
    session,
    currency: { code, digits },
    renew: async () => {
      const answer = await client.request<Session>('/v1/session');
      if (answer.kind === 'ok') phase.set({ name: 'ready', session: answer.value });
    },
    // A fresh page asks how to come in.
    signOut: async () => {
      await client.request('/v1/session', { method: 'DELETE' });
      location.reload();
    },
  };
}

const zone_default = 'UTC';

export function storeOf(house: House, id: string): Shop | undefined {
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
