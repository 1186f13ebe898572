import { useState } from 'react';
import { formatPercent, parseAmount } from '#i18n/format.ts';
import { type Names, writtenNames } from '#i18n/names.ts';
import { Field } from '#ui/field.tsx';
import type { TaxClass } from '#wire/types.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { Chip } from './chip.tsx';
import { NamesFields } from './names-fields.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { errorAt, useRuleChange } from './use-rule-change.ts';

export interface TaxDialogProps {
  readonly tax: TaxClass | undefined;
  readonly close: () => void;
}

const percent_digits = 4;
const ppm_per_e2 = 100;

function ppmOf(text: string): number | null {
  return parseAmount(text.replace('%', ''), percent_digits);
}

export function TaxDialog({ tax, close }: TaxDialogProps) {
  const texts = usePricingStrings();
  const format = useFormat();
  const { sending, refused, send, refuse } = useRuleChange(close);
  const [code, setCode] = useState(tax?.code ?? '');
  const [names, setNames] = useState<Names>(tax?.names ?? {});
  const [rate, setRate] = useState(tax ? formatPercent(tax.rate_ppm / ppm_per_e2).replace('%', '') : '');
  const [starts, setStarts] = useState('');
  const [new_rate, setNewRate] = useState('');
  const [planned, setPlanned] = useState(tax?.changes ?? []);
  const save = () => {
    const rate_ppm = ppmOf(rate);
    const next_ppm = new_rate.trim() === '' ? undefined : ppmOf(new_rate);
    if (rate_ppm === null) return refuse(texts.badNumber, 'rate_ppm');
    if (next_ppm === null) return refuse(texts.badNumber, 'changes');
    if (next_ppm !== undefined && !starts) return refuse(texts.dateNeeded, 'starts');
    const kept = planned.filter((change) => change.starts !== starts);
    const changes = next_ppm === undefined ? kept : [...kept, { starts, rate_ppm: next_ppm }];
    void send('PUT', `/v1/tax-classes/${encodeURIComponent(code.trim())}`, {
      code: code.trim(),
      rate_ppm,
      names: writtenNames(names),
      changes: changes.toSorted((a, b) => (a.starts < b.starts ? -1 : 1)),
    });
  };
  return (
    <RuleDialog
      title={tax ? format.name(tax.names) : texts.add.taxes}
      close={close}
      sending={sending}
      refused={refused}
      fields={['names', 'code', 'rate', 'changes', 'starts']}
      onSave={save}
    >
      <NamesFields names={names} error={errorAt(refused, 'names')} onNames={setNames} />
      <div className="pair">
        <Field
          label={texts.fields.taxCode}
          value={code}
          readOnly={tax !== undefined}
          error={errorAt(refused, 'code')}
          onChange={(event) => setCode(event.target.value)}
        />
        <Field
          label={texts.fields.rate}
          inputMode="decimal"
          value={rate}
          error={refused?.field === 'rate_ppm' ? refused.text : undefined}
          onChange={(event) => setRate(event.target.value)}
        />
      </div>
      <PlannedRates changes={planned} onChanges={setPlanned} />
      <div className="pair">
        <Field
          label={texts.fields.newRate}
          inputMode="decimal"
          value={new_rate}
          error={errorAt(refused, 'changes')}
          onChange={(event) => setNewRate(event.target.value)}
        />
        <Field
          label={texts.fields.starts}
          type="date"
          value={starts}
          error={errorAt(refused, 'starts')}
          onChange={(event) => setStarts(event.target.value)}
        />
      </div>
    </RuleDialog>
  );
}

interface PlannedRatesProps {
  readonly changes: TaxClass['changes'];
  readonly onChanges: (changes: TaxClass['changes']) => void;
}

function PlannedRates({ changes, onChanges }: PlannedRatesProps) {
  const texts = usePricingStrings();
  const format = useFormat();
  if (changes.length === 0) return null;
  return (
    <ul className="chips" aria-label={texts.columns.changes}>
      {changes.map((change) => {
        const name = `${texts.since(format.date(change.starts))} ${formatPercent(change.rate_ppm / ppm_per_e2)}`;
        return (
          <Chip key={change.starts} name={name} onRemove={() => onChanges(changes.filter((one) => one !== change))} />
        );
      })}
    </ul>
  );
}
