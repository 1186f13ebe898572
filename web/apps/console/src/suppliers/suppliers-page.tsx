import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from '#core/uuid.ts';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Icon } from '#ui/icon.tsx';
import type { Supplier } from '#wire/imports.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { ask } from '../state/ask.ts';
import { type House, useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useSupplierStrings } from '../strings/suppliers.ts';
import { SupplierDialog } from './supplier-dialog.tsx';
import './suppliers-page.css';

const suppliersQuery = ({ client }: House) =>
  queryOptions({
    queryKey: ['suppliers'],
    queryFn: async () => (await ask<{ items: readonly Supplier[] }>(client, '/v1/suppliers')).items,
  });

const columns = ['name', 'code', 'contact', 'phone', 'email'] as const;

function blank(): Supplier {
  const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  return { id, code: '', name: '', contact: '', phone: '', email: '', note: '', active: true, version: 0 };
}

export function SuppliersPage() {
  const texts = useSupplierStrings();
  const format = useFormat();
  const { data, error, refetch } = useQuery(suppliersQuery(useHouse()));
  const [open, setOpen] = useState<Supplier | null>(null);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        {data ? (
          <p className="figure" role="status">
            {texts.count(format.count(data.length))}
          </p>
        ) : null}
        <ExportMenu list="suppliers" />
        <Button look="primary" icon={<Icon name="plus" size={18} />} onClick={() => setOpen(blank())}>
          {texts.add}
        </Button>
      </div>
      {!data ? (
        error ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : (
          <Waiting />
        )
      ) : data.length === 0 ? (
        <Empty icon="truck" title={texts.empty} hint={texts.emptyHint} />
      ) : (
        <SupplierTable rows={data} onOpen={setOpen} />
      )}
      {open ? <SupplierDialog supplier={open} close={() => setOpen(null)} /> : null}
    </div>
  );
}

interface SupplierTableProps {
  readonly rows: readonly Supplier[];
  readonly onOpen: (supplier: Supplier) => void;
}

function SupplierTable({ rows, onOpen }: SupplierTableProps) {
  const texts = useSupplierStrings();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="panel supplier-scroll" tabIndex={0} aria-label={texts.title}>
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {texts.fields[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-supplier={row.id}>
              <td>
                <button type="button" className="text-link" onClick={() => onOpen(row)}>
                  {row.name}
                </button>
                {row.active ? null : <span className="tag">{texts.inactive}</span>}
              </td>
              <td className="figure">{row.code}</td>
              <td>{row.contact}</td>
              <td className="figure">{row.phone}</td>
              <td>{row.email}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
