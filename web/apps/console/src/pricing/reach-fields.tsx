import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { useHouse } from '../state/house.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { Checks } from './checks.tsx';
import { channels, type HoursForm, type ReachForm } from './reach-model.ts';
import { errorAt, type Refused } from './use-rule-change.ts';

export interface ReachFieldsProps {
  readonly reach: ReachForm;
  readonly refused: Refused | null;
  readonly onReach: (reach: ReachForm) => void;
  // A price book has neither hours nor members of its own.
  readonly plain?: boolean;
}

export function ReachFields({ reach, refused, onReach, plain }: ReachFieldsProps) {
  const { session } = useHouse();
  const texts = usePricingStrings();
  const set = (more: Partial<ReachForm>) => onReach({ ...reach, ...more });
  const setHours = (at: number, next: HoursForm | null) =>
    set({ hours: reach.hours.flatMap((hours, index) => (index !== at ? hours : (next ?? []))) });
  return (
    <>
      <div className="pair">
        <Field
          label={texts.fields.starts}
          type="date"
          value={reach.starts}
          onChange={(event) => set({ starts: event.target.value })}
        />
        <Field
          label={texts.fields.ends}
          type="date"
          value={reach.ends}
          error={errorAt(refused, 'ends')}
          onChange={(event) => set({ ends: event.target.value })}
        />
      </div>
      <Checks
        legend={`${texts.fields.stores} (${texts.all.stores})`}
        options={session.stores.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        chosen={reach.stores}
        onChosen={(stores) => set({ stores })}
        error={errorAt(refused, 'stores')}
      />
      <Checks
        legend={`${texts.fields.channels} (${texts.all.channels})`}
        options={channels.map((value) => ({ value, label: texts.channels[value] }))}
        chosen={reach.channels}
        onChosen={(chosen) => set({ channels: chosen })}
        error={errorAt(refused, 'channels')}
      />
      {plain ? null : (
        <>
          {reach.hours.map((hours, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: spans have no name but their place
            <HoursFields key={at} hours={hours} onHours={(next) => setHours(at, next)} />
          ))}
          <div className="checks">
            <Button onClick={() => set({ hours: [...reach.hours, { weekdays: [], from: '17:00', to: '19:00' }] })}>
              {texts.fields.addHours}
            </Button>
            <label>
              <input
                type="checkbox"
                checked={reach.members_only}
                onChange={(event) => set({ members_only: event.target.checked })}
              />
              {texts.fields.membersOnly}
            </label>
          </div>
          <ErrorNote text={errorAt(refused, 'hours') ? refused?.text : null} />
        </>
      )}
    </>
  );
}

interface HoursFieldsProps {
  readonly hours: HoursForm;
  readonly onHours: (hours: HoursForm | null) => void;
}

function HoursFields({ hours, onHours }: HoursFieldsProps) {
  const texts = usePricingStrings();
  const names = texts.weekdays.split(',');
  return (
    <div className="group">
      <Checks
        legend={`${texts.fields.hours} (${texts.all.hours})`}
        options={names.map((label, at) => ({ value: String(at + 1), label }))}
        chosen={hours.weekdays.map(String)}
        onChosen={(chosen) => onHours({ ...hours, weekdays: chosen.map(Number) })}
      />
      <div className="pair">
        <Field
          label={texts.fields.from}
          type="time"
          value={hours.from}
          onChange={(event) => onHours({ ...hours, from: event.target.value })}
        />
        <Field
          label={texts.fields.to}
          type="time"
          value={hours.to}
          onChange={(event) => onHours({ ...hours, to: event.target.value })}
        />
        <Button onClick={() => onHours(null)}>{texts.remove}</Button>
      </div>
    </div>
  );
}
