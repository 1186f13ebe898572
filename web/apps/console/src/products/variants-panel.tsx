import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import type { ProductDetail } from '#wire/goods.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { optionText } from './combinations.ts';
import { FamilyForm } from './family-form.tsx';
import { GenerateForm } from './generate-form.tsx';
import { VariantPrices } from './variant-prices.tsx';

export interface VariantsPanelProps {
  readonly detail: ProductDetail;
  readonly onOpen: (id: string) => void;
}

// The family of a product: what its members differ in, which there are, and which may still be made.
export function VariantsPanel({ detail, onOpen }: VariantsPanelProps) {
  const house = useHouse();
  const texts = useProductStrings();
  const [form, setForm] = useState<'closed' | 'open'>('closed');
  const writes = house.session.scopes.includes('catalog:write');
  const { family } = detail;
  if (form === 'open') return <FamilyForm detail={detail} close={() => setForm('closed')} />;
  if (!family) {
    return (
      <Empty
        icon="box"
        title={texts.noFamily}
        hint={texts.noFamilyHint}
        action={
          writes ? (
            <Button look="primary" onClick={() => setForm('open')}>
              {texts.startFamily}
            </Button>
          ) : null
        }
      />
    );
  }
  return (
    <div className="stack">
      <Members detail={detail} onOpen={onOpen} />
      {writes ? (
        <>
          <GenerateForm key={detail.variants.length} family={family} detail={detail} />
          <div>
            <Button onClick={() => setForm('open')}>{texts.editFamily}</Button>
          </div>
        </>
      ) : null}
    </div>
  );
}

function Members({ detail, onOpen }: VariantsPanelProps) {
  const house = useHouse();
  const texts = useProductStrings();
  const format = useFormat();
  const { family, variants, product } = detail;
  // All are chosen, those too that are made while this is open.
  const [left_out, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  if (!family) return null;
  const turn = (id: string) => {
    const next = new Set(left_out);
    if (!next.delete(id)) next.add(id);
    setLeftOut(next);
  };
  const sorted = [...variants].sort((a, b) => compared(a.options, b.options));
  return (
    <section className="stack" aria-label={texts.variants}>
      <h3>
        {format.name(family.names)} <span className="muted">{texts.variantCount(format.count(variants.length))}</span>
      </h3>
      <div className="table-scroll">
        <table className="plain-table" aria-label={texts.variants}>
          <thead>
            <tr>
              <th scope="col" className="variant-tick">
                <span className="visually-hidden">{texts.chosen('')}</span>
              </th>
              <th scope="col">{texts.options}</th>
              <th scope="col">{texts.columns.code}</th>
              <th scope="col" className="figure-cell">
                {texts.columns.price}
              </th>
              <th scope="col" className="figure-cell">
                {texts.columns.stock}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => {
              const text = optionText(family, row.options, format.name);
              return (
                <tr key={row.id} data-variant={row.code} aria-current={row.id === product.id ? 'true' : undefined}>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={texts.choose(text)}
                      checked={!left_out.has(row.id)}
                      onChange={() => turn(row.id)}
                    />
                  </td>
                  <td>
                    <button type="button" className="text-link" onClick={() => onOpen(row.id)}>
                      {text}
                    </button>
                    {row.active ? null : <span className="tag tag-wait">{texts.states.inactive}</span>}
                  </td>
                  <td className="figure muted">{row.code}</td>
                  <td className="figure-cell">{format.amount(row.price)}</td>
                  <td className="figure-cell">
                    {row.on_hand_milli === null ? '' : format.quantity(row.on_hand_milli)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {house.session.scopes.includes('price:write') ? (
        <VariantPrices family={family.id} variants={variants.filter(({ id }) => !left_out.has(id))} />
      ) : null}
    </section>
  );
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
