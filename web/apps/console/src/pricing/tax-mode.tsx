import { useQuery } from '@tanstack/react-query';
import { Choice } from '#ui/choice.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { settingsQuery } from '../settings/settings-queries.ts';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useSettingsStrings } from '../strings/settings.ts';

// Whether prices hold the tax. It is set here, beside the rates and the profiles that set it too; the settings only show it.
export function TaxMode() {
  const texts = useSettingsStrings();
  const house = useHouse();
  const { data } = useQuery({ ...settingsQuery(house), enabled: house.session.scopes.includes('company:manage') });
  const { sending, refused, send } = useCommand<unknown>(['settings', 'pricing']);
  if (!data) return null;
  const { mark, section } = data.terms;
  const change = (mode: 'in' | 'on') => {
    if (sending === 'yes') return;
    const body = { mark, section: { ...section, tax_included: mode === 'in' } };
    void send({ method: 'PUT', path: '/v1/settings/terms', body });
  };
  return (
    <div>
      <Choice
        label={texts.tax}
        options={[
          { value: 'in', label: texts.taxIn },
          { value: 'on', label: texts.taxOn },
        ]}
        value={section.tax_included ? 'in' : 'on'}
        onChange={change}
      />
      <ErrorNote text={refused?.text} />
    </div>
  );
}
