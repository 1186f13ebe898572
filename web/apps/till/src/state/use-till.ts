import { createContext, useContext } from 'react';
import type { Till } from './till.ts';

export const TillContext = createContext<Till | null>(null);

export function useTill(): Till {
  const till = useContext(TillContext);
  if (!till) throw new Error('used outside a running till');
  return till;
}
