import { describe, expect, it } from 'vitest';
import { trades } from './presets.ts';
import { rolesOf, usualRole } from './roles.ts';
import { charactersMissing, freshDraft, ratePpm, setupBody, withRegion, withTrade } from './setup-draft.ts';

const context = { language: 'pt', footer: ' Obrigado ', has_owner: false };

describe('a new shop', () => {
  it.each([
    ['0', 0],
    ['5', 50_000],
    ['13', 130_000],
    ['5.125', 51_250],
    ['7,5', 75_000],
    ['50', 500_000],
    ['50.0001', null],
    ['99', null],
    ['', null],
    ['-1', null],
    ['1e1', null],
    ['5.00001', null],
  ])('reads a tax rate of %s', (text, ppm) => {
    expect(ratePpm(text)).toBe(ppm);
  });

  it('counts characters, not code units', () => {
    expect(charactersMissing('')).toBe(12);
    expect(charactersMissing('𠮷'.repeat(12))).toBe(0);
    expect(charactersMissing('a'.repeat(11))).toBe(1);
  });

  it('takes the presets of a trade, and keeps what is not its business', () => {
    const draft = withTrade({ ...freshDraft('Ana'), company: 'Rua' }, 'beauty');
    expect(draft.units).toEqual(['hour', 'each']);
    expect(draft.roles).toEqual(['store_manager', 'cashier', 'stylist', 'therapist']);
    expect(draft.company).toBe('Rua');
    expect(withRegion(draft, 'mainland')).toMatchObject({ currency: 'CNY', tax_percent: '13', trade: 'beauty' });
  });

  it('sends the owner once, and a shop only of their own', () => {
    const draft = {
      ...freshDraft(' Ana '),
      roles: ['waiter'] as const,
      password: 'quatro gatos azuis',
      company: 'Rua',
      store: 'Loja',
    };
    expect(setupBody(draft, 'demo', context)).toEqual({
      way: 'demo',
      language: 'pt',
      owner: { name: 'Ana', password: 'quatro gatos azuis' },
      trade: 'grocery',
      region: 'macau',
      receipt_header: '',
      receipt_footer: 'Obrigado',
      units: ['each', 'kg'],
      kpis: ['net_sales', 'gross_margin', 'receipts', 'basket_value', 'units'],
      roles: [usualRole('waiter')],
    });
    const own = setupBody(withRegion(draft, 'taiwan'), 'own', { ...context, has_owner: true });
    expect(own).not.toHaveProperty('owner');
    expect(own).toMatchObject({
      shop: { code: 'T01', zone: 'Asia/Taipei', cutoff_minutes: 240, tax_rate_ppm: 50_000, cash_rounding: 100 },
    });
  });

  it('has usual roles for every trade, none of whom may found companies or hand out tokens', () => {
    expect(Object.keys(rolesOf)).toEqual(Object.keys(trades));
    for (const code of Object.values(rolesOf).flat()) {
      const { names, scopes } = usualRole(code);
      expect(Object.keys(names)).toHaveLength(4);
      expect(new Set(scopes).size).toBe(scopes.length);
      expect(scopes).not.toContain('company:manage');
      expect(scopes).not.toContain('token:manage');
    }
  });
});
