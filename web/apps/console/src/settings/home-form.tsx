import { type FormEvent, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import { type MetricName, metricNames } from '#wire/analysis.ts';
import { shownKpis } from '../live/kpi-order.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useKpiStrings } from '../strings/kpis.ts';
import { useLiveStrings } from '../strings/live.ts';
import { useSettingsStrings } from '../strings/settings.ts';
import { SettingsForm } from './settings-form.tsx';

// Which figures the home page shows, and in which order.
export function HomeForm() {
  const texts = useSettingsStrings();
  const kpis = useKpiStrings();
  const { session, renew } = useHouse();
  const [shown, setShown] = useState(() => shownKpis(session.company.kpis));
  const { sending, refused, send, refuse } = useCommand<unknown>([]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (shown.length === 0) return refuse(kpis.none, 'kpis');
    if (!(await send({ method: 'PUT', path: '/v1/profile', body: { kpis: shown } }))) return;
    showToast(texts.saved, 'good');
    void renew();
  };
  const hidden = metricNames.filter((name) => !shown.includes(name));
  const turn = (name: MetricName) =>
    setShown(shown.includes(name) ? shown.filter((other) => other !== name) : [...shown, name]);
  const swap = (at: number) => setShown(swapped(shown, at));
  return (
    <SettingsForm onSubmit={submit} sending={sending} refused={refused}>
      <p className="muted">{kpis.hint}</p>
      <ol className="kpi-order" aria-label={kpis.legend}>
        {[...shown, ...hidden].map((name, at) => (
          <Choice
            key={name}
            name={name}
            shown={at < shown.length}
            onTurn={() => turn(name)}
            onUp={at > 0 && at < shown.length ? () => swap(at - 1) : undefined}
            onDown={at < shown.length - 1 ? () => swap(at) : undefined}
          />
        ))}
      </ol>
    </SettingsForm>
  );
}

// The one at a place and the one behind it have changed places.
function swapped(names: readonly MetricName[], at: number): readonly MetricName[] {
  const [one, other] = [names[at], names[at + 1]];
  return one && other ? [...names.slice(0, at), other, one, ...names.slice(at + 2)] : names;
}

interface ChoiceProps {
  readonly name: MetricName;
  readonly shown: boolean;
  readonly onTurn: () => void;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
}

function Choice({ name, shown, onTurn, onUp, onDown }: ChoiceProps) {
  const kpis = useKpiStrings();
  const { metrics } = useLiveStrings();
  const label = metrics[name];
  return (
    <li data-kpi={name}>
      <label>
        <input type="checkbox" checked={shown} onChange={onTurn} />
        <span>{label}</span>
        <span className="muted">{kpis.notes[name]}</span>
      </label>
      <Button look="quiet" icon={<Icon name="up" />} aria-label={kpis.up(label)} disabled={!onUp} onClick={onUp} />
      <Button
        look="quiet"
        icon={<Icon name="down" />}
        aria-label={kpis.down(label)}
        disabled={!onDown}
        onClick={onDown}
      />
    </li>
  );
}
