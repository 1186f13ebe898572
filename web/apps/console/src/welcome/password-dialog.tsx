import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useHouse } from '../state/house.ts';
import { useAccountStrings } from '../strings/account.ts';
import { charactersMissing } from './setup-draft.ts';

// Another password for who has one, a first one for who came in by a link.
export function PasswordDialog({ close }: { readonly close: () => void }) {
  const texts = useAccountStrings();
  const language = useLanguage();
  const { client, session, renew } = useHouse();
  // Who came in by a link may have none yet.
  const { has_password } = session;
  const cache = useQueryClient();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [refused, setRefused] = useState<{ field: string; text: string } | null>(null);
  const submit = async () => {
    const missing = charactersMissing(fresh);
    if (missing > 0) return setRefused({ field: 'new_password', text: texts.short(missing) });
    if (fresh !== again) return setRefused({ field: 'again', text: texts.differ });
    const body = { new_password: fresh, ...(has_password ? { old_password: old } : {}) };
    const answer = await client.request('/v1/password', { method: 'PUT', body });
    if (answer.kind !== 'ok') {
      const field = answer.problem?.field ?? 'new_password';
      return setRefused({ field, text: problemText(answer.problem, language) });
    }
    showToast(texts.changed, 'good');
    void cache.invalidateQueries({ queryKey: ['checklist'] });
    void renew();
    close();
  };
  const errorAt = (field: string) => (refused?.field === field ? refused.text : undefined);
  return (
    <FormDialog
      title={has_password ? texts.changePassword : texts.setPassword}
      act={texts.save}
      onSubmit={submit}
      close={close}
    >
      {has_password ? (
        <Field
          label={texts.oldPassword}
          type="password"
          autoComplete="current-password"
          data-autofocus
          value={old}
          error={errorAt('old_password')}
          onChange={(event) => setOld(event.target.value)}
        />
      ) : null}
      <Field
        label={texts.newPassword}
        type="password"
        autoComplete="new-password"
        hint={texts.newPasswordHint}
        value={fresh}
        error={errorAt('new_password')}
        onChange={(event) => setFresh(event.target.value)}
      />
      <Field
        label={texts.again}
        type="password"
        autoComplete="new-password"
        value={again}
        error={errorAt('again')}
        onChange={(event) => setAgain(event.target.value)}
      />
    </FormDialog>
  );
}
