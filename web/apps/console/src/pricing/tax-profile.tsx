import { useState } from 'react';
import { formatPercent } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import type { TaxSetup } from '#wire/pricing.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { useShellStrings } from '../strings/shell.ts';
import { errorAt, useRuleChange } from './use-rule-change.ts';

type Profile = TaxSetup['profiles'][number];
const ppm_per_e2 = 100;

// A way of taxing to begin with. It sets rates at once, so it says which before it does.
export function ProfileChoice({ profiles }: { readonly profiles: readonly Profile[] }) {
  const texts = usePricingStrings();
  const names: Readonly<Record<string, string>> = texts.profiles;
  const [chosen, setChosen] = useState(profiles[0]?.code ?? '');
  const [asking, setAsking] = useState<Profile | null>(null);
  return (
    <div className="profile-choice">
      <SelectField
        label={texts.fields.profile}
        value={chosen}
        options={profiles.map(({ code }) => ({ value: code, label: names[code] ?? code }))}
        onChange={setChosen}
      />
      <Button onClick={() => setAsking(profiles.find(({ code }) => code === chosen) ?? null)}>{texts.apply}</Button>
      {asking ? (
        <ProfileDialog profile={asking} title={names[asking.code] ?? asking.code} close={() => setAsking(null)} />
      ) : null}
    </div>
  );
}

interface ProfileDialogProps {
  readonly profile: Profile;
  readonly title: string;
  readonly close: () => void;
}

function ProfileDialog({ profile, title, close }: ProfileDialogProps) {
  const texts = usePricingStrings();
  const shell = useShellStrings();
  const format = useFormat();
  const { sending, refused, send } = useRuleChange(close);
  const error = errorAt(refused, '');
  return (
    <Dialog
      title={title}
      closeLabel={shell.close}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{shell.cancel}</Button>
          <Button
            look="primary"
            disabled={sending === 'yes'}
            onClick={() => void send('PUT', '/v1/tax-profile', { profile: profile.code })}
          >
            {texts.apply}
          </Button>
        </>
      }
    >
      <p>{texts.profileSets}</p>
      <table className="plain-table" aria-label={title}>
        <tbody>
          {profile.tax_classes.map(({ code, names, rate_ppm }) => (
            <tr key={code}>
              <td>{format.name(names)}</td>
              <td className="figure">{code}</td>
              <td className="figure-cell">{formatPercent(rate_ppm / ppm_per_e2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{profile.tax_included ? texts.taxInside : texts.taxOutside}</p>
      <ErrorNote text={error} />
    </Dialog>
  );
}
