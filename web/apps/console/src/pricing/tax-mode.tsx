import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Choice } from '#ui/choice.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { showToast } from '#ui/toast.tsx';
import { settingsQuery } from '../settings/settings-queries.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useSettingsStrings } from '../strings/settings.ts';
import { useShellStrings } from '../strings/shell.ts';

// Whether prices hold the tax. It is set here, beside the rates and the profiles that set it too; the settings only show it. It is
// every price of the company, so an arrow key on the choice is not enough.
export function TaxMode() {
  const texts = useSettingsStrings();
  const shell = useShellStrings();
  const [chosen, setChosen] = useState<'in' | 'on' | null>(null);
  const house = useHouse();
  const { data } = useQuery({ ...settingsQuery(house), enabled: house.session.scopes.includes('company:manage') });
  const { sending, refused, send } = useCommand<unknown>(['settings', 'pricing']);
  if (!data) return null;
  const { mark, section } = data.terms;
  const now = section.tax_included ? 'in' : 'on';
  const mode = chosen ?? now;
  const save = async () => {
    const body = { mark, section: { ...section, tax_included: mode === 'in' } };
    if (!(await send({ method: 'PUT', path: '/v1/settings/terms', body }))) return;
    setChosen(null);
    showToast(texts.saved, 'good');
  };
  return (
    <div>
      <Choice
        label={texts.tax}
        options={[
          { value: 'in', label: texts.taxIn },
          { value: 'on', label: texts.taxOn },
        ]}
        value={mode}
        onChange={setChosen}
      />
      {mode === now ? null : (
        <div className="pricing-acts">
          <Button onClick={() => setChosen(null)}>{shell.cancel}</Button>
          <Button look="primary" disabled={sending === 'yes'} onClick={() => void save()}>
            {texts.save}
          </Button>
        </div>
      )}
      <ErrorNote text={refused?.text} />
    </div>
  );
}
