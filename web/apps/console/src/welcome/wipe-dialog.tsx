import { useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Field } from '#ui/field.tsx';
import type { Client } from '#wire/client.ts';
import { withQuery } from '#wire/client.ts';
import type { Welcome } from '#wire/welcome.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useHouse } from '../state/house.ts';
import { useDemoStrings } from '../strings/demo.ts';

const look_every_ms = 300;
const looks_max = 60;

// The server begins anew without the company; for a moment it does not answer.
async function untilGone(client: Client): Promise<void> {
  for (let look = 0; look < looks_max; look++) {
    const answer = await client.request<Welcome>('/v1/welcome');
    if (answer.kind === 'ok' && !answer.value.has_company) return;
    await new Promise((done) => setTimeout(done, look_every_ms));
  }
}

export function WipeDialog({ close }: { readonly close: () => void }) {
  const texts = useDemoStrings();
  const language = useLanguage();
  const { client, session } = useHouse();
  const [typed, setTyped] = useState('');
  const [wiping, setWiping] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const is_right = typed.trim() === session.company.name;
  const submit = async () => {
    if (!is_right || wiping) return;
    setWiping(true);
    const answer = await client.request(withQuery('/v1/demo', { confirm: typed.trim() }), { method: 'DELETE' });
    if (answer.kind === 'refused') {
      setWiping(false);
      return setProblem(problemText(answer.problem, language));
    }
    await untilGone(client);
    location.assign(import.meta.env.BASE_URL);
  };
  return (
    <FormDialog
      title={texts.wipeTitle}
      act={wiping ? texts.wiping : texts.wipe}
      look="danger"
      disabled={!is_right || wiping}
      onSubmit={submit}
      close={close}
    >
      <p>{texts.wipeText}</p>
      <Field
        label={texts.wipeType(session.company.name)}
        data-autofocus
        value={typed}
        error={problem ?? undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
