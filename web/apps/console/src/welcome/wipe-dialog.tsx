import { type FormEvent, useId, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import type { Client } from '#wire/client.ts';
import { withQuery } from '#wire/client.ts';
import type { Welcome } from '#wire/welcome.ts';
import { useHouse } from '../state/house.ts';
import { useDemoStrings } from '../strings/demo.ts';
import { useShellStrings } from '../strings/shell.ts';

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
  const shell = useShellStrings();
  const language = useLanguage();
  const { client, session } = useHouse();
  const form = useId();
  const [typed, setTyped] = useState('');
  const [wiping, setWiping] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const is_right = typed.trim() === session.company.name;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
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
    <Dialog
      title={texts.wipeTitle}
      closeLabel={shell.close}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{shell.cancel}</Button>
          <Button look="danger" type="submit" form={form} disabled={!is_right || wiping}>
            {wiping ? texts.wiping : texts.wipe}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
        <p>{texts.wipeText}</p>
        <Field
          label={texts.wipeType(session.company.name)}
          data-autofocus
          value={typed}
          error={problem ?? undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
