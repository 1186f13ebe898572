import type { Names } from '#i18n/names.ts';
import { type RoleCode, roleNames } from '../strings/roles.ts';
import type { Trade } from './presets.ts';

const selling = ['catalog:read', 'sale:create', 'sale:read', 'member:lookup', 'event:read'] as const;
const at_the_till = [...selling, 'refund:create', 'stock:read', 'member:write'] as const;
const of_the_shelf = ['catalog:read', 'stock:read', 'stock:receive', 'stock:adjust', 'event:read'] as const;

// What each usual role may do. The owner's role is the server's own.
const scopesOf: Readonly<Record<RoleCode, readonly string[]>> = {
  store_manager: [
    ...at_the_till,
    'catalog:write',
    'price:write',
    'stock:adjust',
    'stock:receive',
    'member:read',
    'report:read',
  ],
  cashier: at_the_till,
  stock_clerk: of_the_shelf,
  waiter: selling,
  kitchen: [...of_the_shelf, 'sale:read'],
  pharmacist: [...at_the_till, 'stock:receive', 'stock:adjust', 'member:read'],
  sales_adviser: [...selling, 'stock:read', 'member:write', 'member:read'],
  stylist: [...selling, 'member:write', 'member:read'],
  therapist: [...selling, 'member:write', 'member:read'],
  bookkeeper: ['catalog:read', 'sale:read', 'stock:read', 'report:read', 'event:read'],
};

const everywhere = ['store_manager', 'cashier'] as const;

// What a trade usually wants; the first run and the page of people offer them.
export const rolesOf: Readonly<Record<Trade, readonly RoleCode[]>> = {
  grocery: [...everywhere, 'stock_clerk', 'bookkeeper'],
  restaurant: [...everywhere, 'waiter', 'kitchen'],
  pharmacy: [...everywhere, 'pharmacist', 'stock_clerk'],
  fashion: [...everywhere, 'sales_adviser', 'stock_clerk'],
  beauty: [...everywhere, 'stylist', 'therapist'],
  home: [...everywhere, 'sales_adviser', 'stock_clerk'],
};

export interface RoleDraft {
  readonly code: string;
  readonly names: Names;
  readonly scopes: readonly string[];
}

export function usualRole(code: RoleCode): RoleDraft {
  return { code, names: roleNames[code], scopes: scopesOf[code] };
}
