import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import type { ExceptionRow } from '#wire/analysis.ts';
import { ask, problemIn } from '../state/ask.ts';
import { useHouse } from '../state/house.ts';
import { useExceptionStrings } from '../strings/exceptions.ts';
import { useShellStrings } from '../strings/shell.ts';

const note_max = 200;

// A person says that this deviation was looked at.
export function SettleDialog({ row, close }: { readonly row: ExceptionRow; readonly close: () => void }) {
  const { client } = useHouse();
  const texts = useExceptionStrings();
  const shell = useShellStrings();
  const language = useLanguage();
  const cache = useQueryClient();
  const form = useId();
  const [note, setNote] = useState('');
  const settle = useMutation({
    mutationFn: () =>
      ask(client, `/v1/exceptions/${row.id}/settlement`, { method: 'POST', body: { note: note.trim() } }),
    onSuccess: async () => {
      close();
      await Promise.all(['exceptions', 'attention'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    settle.mutate();
  };
  return (
    <Dialog
      title={texts.settleTitle}
      closeLabel={shell.close}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{shell.cancel}</Button>
          <Button type="submit" form={form} look="primary" disabled={settle.isPending}>
            {texts.settle}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field
          label={texts.note}
          placeholder={texts.noteHint}
          maxLength={note_max}
          data-autofocus
          value={note}
          error={settle.error ? problemText(problemIn(settle.error), language) : undefined}
          onChange={(event) => setNote(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
