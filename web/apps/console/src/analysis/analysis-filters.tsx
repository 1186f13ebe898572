import { useId } from 'react';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { metricNames } from '#wire/analysis.ts';
import { type AnalysisSearch, compareKinds } from '../state/filters.ts';
import { useAnalysisStrings } from '../strings/analysis.ts';
import { useLiveStrings } from '../strings/live.ts';
import { presetPeriod, presets } from './period.ts';

export interface AnalysisFiltersProps {
  readonly search: AnalysisSearch;
  readonly today: string;
  readonly onChange: (more: AnalysisSearch) => void;
}

export function AnalysisFilters({ search, today, onChange }: AnalysisFiltersProps) {
  const texts = useAnalysisStrings();
  const { metrics } = useLiveStrings();
  return (
    <section className="panel analysis-filters" aria-label={texts.filters}>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons, not form fields */}
      <div className="analysis-presets" role="group" aria-label={texts.presetsLabel}>
        {presets.map((preset) => {
          const period = presetPeriod(preset, today);
          const chosen = period.from === search.from && period.to === search.to;
          return (
            <Button key={preset} aria-pressed={chosen} onClick={() => onChange(period)}>
              {texts.presets[preset]}
            </Button>
          );
        })}
      </div>
      <DateField label={texts.from} value={search.from} onChange={(from) => onChange({ from })} />
      <DateField label={texts.to} value={search.to} onChange={(to) => onChange({ to })} />
      <Select
        label={texts.compare}
        options={[...compareKinds, 'none' as const].map((value) => [value, texts.compares[value]])}
        value={search.compare}
        onChange={(compare) => onChange({ compare })}
      />
      <Select
        label={texts.metric}
        options={metricNames.map((value) => [value, metrics[value]])}
        value={search.metric}
        onChange={(metric) => onChange({ metric })}
      />
    </section>
  );
}

interface DateFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (date: string) => void;
}

// A date that is being typed is none for a while.
function DateField({ label, value, onChange }: DateFieldProps) {
  return (
    <Field
      label={label}
      type="date"
      value={value ?? ''}
      onChange={(event) => event.target.value && onChange(event.target.value)}
    />
  );
}

interface SelectProps {
  readonly label: string;
  readonly options: readonly (readonly [string, string])[];
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

function Select({ label, options, value, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
