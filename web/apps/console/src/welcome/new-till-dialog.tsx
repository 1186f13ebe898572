import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { uuidv7 } from '#core/uuid.ts';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useHouse } from '../state/house.ts';
import { useTillStrings } from '../strings/tills.ts';

const freshId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

export interface NewTillDialogProps {
  // The next free code of each store.
  readonly codeFor: (store: string) => string;
  readonly close: () => void;
}

export function NewTillDialog({ codeFor, close }: NewTillDialogProps) {
  const texts = useTillStrings();
  const language = useLanguage();
  const { client, session } = useHouse();
  const cache = useQueryClient();
  const picker = useId();
  const ids = useRef({ id: freshId(), device: freshId() });
  const [store, setStore] = useState(session.stores[0]?.id ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const code = typed ?? codeFor(store);
  const submit = async () => {
    const body = { ...ids.current, store, code };
    const answer = await client.request('/v1/tills', { method: 'POST', body });
    if (answer.kind !== 'ok') {
      // What was refused was not done; what is sent next is another command.
      if (answer.kind === 'refused') ids.current = { id: freshId(), device: freshId() };
      return setProblem(problemText(answer.problem, language));
    }
    showToast(texts.opened(code), 'good');
    void cache.invalidateQueries({ queryKey: ['tills'] });
    close();
  };
  return (
    <FormDialog title={texts.addTitle} act={texts.open} onSubmit={submit} close={close}>
      <div className="field">
        <label htmlFor={picker}>{texts.store}</label>
        <select id={picker} className="input" value={store} onChange={(event) => setStore(event.target.value)}>
          {session.stores.map(({ id, code: store_code, name }) => (
            <option key={id} value={id}>{`${store_code} ${name}`}</option>
          ))}
        </select>
      </div>
      <Field
        label={texts.code}
        hint={texts.codeHint}
        data-autofocus
        maxLength={8}
        value={code}
        error={problem ?? undefined}
        onChange={(event) => setTyped(event.target.value.toUpperCase())}
      />
    </FormDialog>
  );
}
