import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import { Field } from '#ui/field.tsx';
import type { IconName } from '#ui/icon.tsx';
import { metricNames } from '#wire/analysis.ts';
import { useFirstRunStrings } from '../strings/first-run.ts';
import { useKpiStrings } from '../strings/kpis.ts';
import { roleNames, useRoleStrings } from '../strings/roles.ts';
import { type CategoryKey, categoryNames } from '../strings/trades.ts';
import { Cards } from './cards.tsx';
import { type Trade, tradeNames, trades } from './presets.ts';
import { rolesOf } from './roles.ts';
import { withTrade } from './setup-draft.ts';
import { StepCard } from './step-card.tsx';
import type { StepProps } from './steps.ts';
import { Ticks } from './ticks.tsx';

const icons = {
  grocery: 'basket',
  restaurant: 'receipt',
  pharmacy: 'plus',
  fashion: 'ticket',
  beauty: 'person',
  home: 'box',
} as const satisfies Record<Trade, IconName>;

const units = ['each', 'kg', 'g', 'l', 'm', 'hour'] as const;

export function TradeStep({ at, of, draft, change, next, back }: StepProps) {
  const texts = useFirstRunStrings();
  const roles = useRoleStrings();
  const kpis = useKpiStrings();
  const language = useLanguage();
  const { categories: usual, kpis: usualKpis } = trades[draft.trade];
  const others = (Object.keys(categoryNames) as CategoryKey[]).filter(
    (key) => draft.categories.includes(key) && !usual.includes(key),
  );
  return (
    <StepCard wide title={texts.tradeTitle} hint={texts.tradeHint} at={at} of={of} onNext={next} onBack={back}>
      <Cards
        label={texts.tradeTitle}
        choices={tradeNames.map((value) => ({
          value,
          label: texts.trades[value],
          note: texts.tradeNotes[value],
          icon: icons[value],
        }))}
        value={draft.trade}
        onChange={(trade: Trade) => change(withTrade(draft, trade))}
      />
      <h2 className="step-part">{texts.presets}</h2>
      <div className="preset-grid">
        <Ticks
          label={texts.units}
          note={texts.unitsNote}
          choices={units.map((value) => ({ value, label: texts.unitNames[value] }))}
          chosen={draft.units}
          onChange={(chosen) => change({ units: chosen })}
        />
        <Ticks
          label={texts.kpis}
          note={texts.kpisNote}
          choices={[...usualKpis, ...metricNames.filter((name) => !usualKpis.includes(name))].map((value) => ({
            value,
            label: texts.kpiNames[value],
            note: kpis.notes[value],
          }))}
          chosen={draft.kpis}
          onChange={(chosen) => change({ kpis: chosen })}
        />
        <Ticks
          label={texts.categories}
          note={texts.categoriesNote}
          choices={[...usual, ...others].map((value) => ({ value, label: nameIn(categoryNames[value], language) }))}
          chosen={draft.categories}
          onChange={(chosen) => change({ categories: chosen })}
        />
        <Ticks
          label={roles.title}
          note={roles.hint}
          choices={rolesOf[draft.trade].map((value) => ({
            value,
            label: nameIn(roleNames[value], language),
            note: roles.notes[value],
          }))}
          chosen={draft.roles}
          onChange={(chosen) => change({ roles: chosen })}
        />
        <div className="stack">
          <Field
            label={texts.receiptHeader}
            hint={texts.receiptHeaderNote}
            value={draft.receipt_header}
            maxLength={150}
            onChange={(event) => change({ receipt_header: event.target.value })}
          />
          <Field
            label={texts.receiptFooter}
            hint={texts.receiptFooterNote}
            value={draft.receipt_footer ?? texts.footers[draft.trade]}
            maxLength={150}
            onChange={(event) => change({ receipt_footer: event.target.value })}
          />
        </div>
      </div>
    </StepCard>
  );
}
