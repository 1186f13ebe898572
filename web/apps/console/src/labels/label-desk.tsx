import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { labelSizes, module_least_mm, pagesOf, roomOf, symbolOf } from '#paper/label-layout.ts';
import { LabelPages, PrintLabels } from '#paper/label-pages.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon } from '#ui/icon.tsx';
import type { GoodsRow } from '#wire/goods.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useLabelStrings } from '../strings/labels.ts';
import { useUnitNames } from '../strings/units.ts';
import { LabelOptions } from './label-options.tsx';
import { keepLabelSettings, type LabelSettings, readLabelSettings } from './label-settings.ts';
import { labelText } from './label-texts.ts';
import './labels.css';

export interface LabelDeskProps {
  readonly rows: readonly GoodsRow[];
  readonly close: () => void;
}

// More are too much for a browser to draw, and most likely a slip of the finger.
const labels_max = 2_000;

// The labels of some products over the whole window: what is seen here is what is printed, millimetre by millimetre.
export function LabelDesk({ rows, close }: LabelDeskProps) {
  const { currency } = useHouse();
  const texts = useLabelStrings();
  const format = useFormat();
  const units = useUnitNames();
  const language = useLanguage();
  const [settings, setSettings] = useState(() => readLabelSettings(language));
  const [copies, setCopies] = useState<ReadonlyMap<string, number>>(new Map());
  const [skipped, setSkipped] = useState(0);
  const size = labelSizes.find(({ name }) => name === settings.size) ?? labelSizes[0];
  const desk = useRef<HTMLDialogElement>(null);
  // As every dialog does it: the page beneath is inert, and has the focus back in the end.
  useLayoutEffect(() => {
    const element = desk.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  const kinds = useMemo(
    () => rows.map((row) => ({ row, label: labelText(row, settings, currency, (unit) => units[unit]) })),
    [rows, settings, currency, units],
  );
  const wanted = rows.reduce((sum, row) => sum + (copies.get(row.id) ?? 1), 0);
  const labels = useMemo(
    () =>
      wanted > labels_max
        ? []
        : kinds.flatMap(({ row, label }) => Array.from({ length: copies.get(row.id) ?? 1 }, () => label)),
    [kinds, copies, wanted],
  );
  const used = size.columns * size.rows > 1 ? skipped : 0;
  const pages = labels.length === 0 ? 0 : pagesOf(labels, size, used).length;
  const change = (next: LabelSettings) => {
    setSettings(next);
    keepLabelSettings(next);
  };
  const faults = kinds.flatMap(({ row, label }) => {
    if (label.barcode === null) return [];
    const symbol = symbolOf(label.barcode, roomOf(size));
    if (!symbol) return [{ id: row.id, text: texts.noSymbol(format.name(row.names), label.barcode) }];
    return symbol.module_mm < module_least_mm ? [{ id: row.id, text: texts.tooFine(format.name(row.names)) }] : [];
  });
  return (
    <dialog
      ref={desk}
      className="label-desk"
      aria-labelledby="label-desk-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div className="label-bar">
        <h1 id="label-desk-title">{texts.title}</h1>
        <p className="figure" role="status">
          {texts.count(format.count(wanted), format.count(pages))}
        </p>
        <Button onClick={close}>{texts.back}</Button>
        <Button
          look="primary"
          icon={<Icon name="print" />}
          disabled={labels.length === 0}
          onClick={() => window.print()}
        >
          {texts.print}
        </Button>
      </div>
      <div className="label-columns">
        <LabelOptions
          settings={settings}
          onSettings={change}
          skipped={size.columns * size.rows > 1 ? { most: size.columns * size.rows - 1, value: skipped } : null}
          onSkipped={setSkipped}
          rows={rows}
          copies={copies}
          onCopies={setCopies}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="label-preview" tabIndex={0} aria-label={texts.title}>
          <p className="muted">{texts.hint}</p>
          <ErrorNote text={wanted > labels_max ? texts.tooMany(format.count(labels_max)) : null} />
          {faults.map(({ id, text }) => (
            <ErrorNote key={id} text={text} />
          ))}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the sheet scrolls by itself */}
          <div className="label-table" tabIndex={0}>
            {labels.length > 0 ? <LabelPages labels={labels} size={size} skipped={used} /> : null}
          </div>
        </section>
      </div>
      <PrintLabels labels={labels} size={size} skipped={used} />
    </dialog>
  );
}
