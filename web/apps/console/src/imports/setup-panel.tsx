import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '#i18n/messages.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { dateOrders, delimiters, encodings, type Import, type ImportSetup, type SalesPreview } from '#wire/imports.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useImportStrings } from '../strings/imports.ts';
import { NotGoodsField } from './not-goods-field.tsx';
import { PreviewTable } from './preview-table.tsx';
import { previewQuery, useImportCommands } from './use-imports.ts';

const outcomes = ['created', 'updated', 'unchanged', 'quarantined'] as const;

// What the columns mean and what would be taken, before anything is.
export function SetupPanel({ item }: { readonly item: Import }) {
  const texts = useImportStrings();
  const format = useFormat();
  const language = useLanguage();
  const { data, error, refetch } = useQuery(previewQuery(useHouse(), item.id, language));
  const { refused, isSending, change, act } = useImportCommands();
  const choose = (setup: ImportSetup) => void change(item.id, { setup });
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting />;
  const { counts } = data;
  const good = counts.read - counts.quarantined;
  // How many rows of each kind there would be, without those of which there is none.
  const parts = outcomes.flatMap((one) =>
    counts[one] > 0 ? [texts.previewParts[one](format.count(counts[one]))] : [],
  );
  return (
    <section className="panel imports-setup" aria-label={item.name}>
      <div className="panel-head">
        <h2>{item.name}</h2>
        <p className="muted figure" role="status">
          {texts.previewCounts(counts.read, format.count(counts.read), parts)}
        </p>
      </div>
      {data.sales ? <SalesSummary sales={data.sales} store={item.setup.store} /> : null}
      <Reading item={item} change={(reading) => void change(item.id, reading)} choose={choose} />
      <PreviewTable preview={data} onColumns={(columns) => choose({ ...item.setup, columns })} />
      <ErrorNote
        text={
          item.missing.length > 0
            ? texts.missing(item.missing.map((field) => texts.fields[field]).join(texts.or))
            : null
        }
      />
      <ErrorNote text={refused} />
      <div className="imports-actions">
        <Button
          look="primary"
          disabled={isSending || item.missing.length > 0 || counts.read === 0}
          onClick={() => void act(item.id, 'start')}
        >
          {texts.bringIn(good, format.count(good), texts.kinds[item.kind])}
        </Button>
        {counts.quarantined > 0 ? <p className="muted">{texts.faultyWait(counts.quarantined)}</p> : null}
      </div>
    </section>
  );
}

// What the rows would come to in the books.
function SalesSummary({ sales, store }: { readonly sales: SalesPreview; readonly store: string | null | undefined }) {
  const texts = useImportStrings();
  const format = useFormat();
  const counted = (count: number) => ({ count, text: format.count(count) });
  if (!sales.from || !sales.to || !store) return null;
  return (
    <p className="figure" data-preview="sales">
      {texts.salesPreview({
        sales: counted(sales.sales),
        refunds: counted(sales.refunds),
        corrections: counted(sales.corrections),
        notGoods: counted(sales.not_goods),
        total: format.money(sales.total),
        from: format.dateTime(sales.from, store),
        to: format.dateTime(sales.to, store),
      })}
    </p>
  );
}

interface ReadingProps {
  readonly item: Import;
  readonly change: (change: { encoding: string } | { delimiter: string }) => void;
  readonly choose: (setup: ImportSetup) => void;
}

// How the file is read: found out by itself, and a person's to say otherwise.
function Reading({ item, change, choose }: ReadingProps) {
  const texts = useImportStrings();
  const house = useHouse();
  const { setup, kind } = item;
  const isText = setup.layout.format === 'text';
  return (
    <div className="imports-reading">
      {isText ? (
        <>
          <Picker
            label={texts.encoding}
            value={setup.layout.encoding}
            options={encodings.map((value) => [value, texts.encodings[value]])}
            onValue={(encoding) => change({ encoding })}
          />
          <Picker
            label={texts.delimiter}
            value={setup.layout.delimiter}
            options={delimiters.map((value) => [value, texts.delimiters[value]])}
            onValue={(delimiter) => change({ delimiter })}
          />
        </>
      ) : null}
      {kind === 'products' || kind === 'sales' ? (
        <Picker
          label={texts.language}
          value={setup.language}
          options={Object.entries(texts.languages)}
          onValue={(language) => choose({ ...setup, language })}
        />
      ) : null}
      {kind === 'products' ? (
        <label className="imports-check">
          <input
            type="checkbox"
            checked={setup.plain_barcodes}
            onChange={(event) => choose({ ...setup, plain_barcodes: event.target.checked })}
          />
          {texts.plainBarcodes}
        </label>
      ) : null}
      {kind === 'sales' ? (
        <Picker
          label={texts.dateOrder}
          value={setup.date_order}
          options={dateOrders.map((value) => [value, texts.dateOrders[value]])}
          onValue={(value) => {
            const order = dateOrders.find((known) => known === value);
            if (order) choose({ ...setup, date_order: order });
          }}
        />
      ) : null}
      {kind === 'sales' ? (
        <NotGoodsField
          key={setup.not_goods.join()}
          entries={setup.not_goods}
          onEntries={(not_goods) => choose({ ...setup, not_goods })}
        />
      ) : null}
      {kind === 'stock' || kind === 'sales' ? (
        <Picker
          label={kind === 'stock' ? texts.store : texts.storeOfSales}
          value={setup.store ?? ''}
          options={[
            // Past sales are of one store; a row of stock may name its own.
            ...(kind === 'stock' ? [['', texts.storeOfRow] as const] : []),
            ...house.session.stores.map(({ id, name }) => [id, name] as const),
          ]}
          onValue={(store) => choose({ ...setup, store: store || null })}
        />
      ) : null}
    </div>
  );
}

interface PickerProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onValue: (value: string) => void;
}

function Picker({ label, value, options, onValue }: PickerProps) {
  return (
    <label className="picker imports-picker">
      <span>{label}</span>
      <select value={value} onChange={(event) => onValue(event.target.value)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
