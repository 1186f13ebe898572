import { useMemo, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { labelSizes, module_least_mm, pagesOf, symbolOf } from '#paper/label-layout.ts';
import { LabelPages, PrintLabels } from '#paper/label-pages.tsx';
import { Button } from '#ui/button.tsx';
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
  const labels = useMemo(
    () =>
      rows.flatMap((row) => {
        const label = labelText(row, settings, currency, (unit) => units[unit]);
        return Array.from({ length: copies.get(row.id) ?? 1 }, () => label);
      }),
    [rows, settings, currency, units, copies],
  );
  const used = size.columns * size.rows > 1 ? skipped : 0;
  const pages = labels.length === 0 ? 0 : pagesOf(labels, size, used).length;
  const change = (next: LabelSettings) => {
    setSettings(next);
    keepLabelSettings(next);
  };
  const too_fine = settings.barcode
    ? rows.filter((row) => {
        const symbol = symbolOf(row.barcodes[0] ?? row.code, size.width_mm - 4);
        return symbol !== null && symbol.module_mm < module_least_mm;
      })
    : [];
  return (
    <div className="label-desk">
      <div className="label-bar">
        <h1>{texts.title}</h1>
        <p className="figure" role="status">
          {texts.count(format.count(labels.length), format.count(pages))}
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
          {too_fine.map((row) => (
            <p key={row.id} className="field-error" role="alert">
              {texts.tooFine(format.name(row.names))}
            </p>
          ))}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the sheet scrolls by itself */}
          <div className="label-table" tabIndex={0}>
            {labels.length > 0 ? <LabelPages labels={labels} size={size} skipped={used} /> : null}
          </div>
        </section>
      </div>
      <PrintLabels labels={labels} size={size} skipped={used} />
    </div>
  );
}
