import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Field } from '#ui/field.tsx';
import type { ExceptionRow } from '#wire/analysis.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { ask, problemIn } from '../state/ask.ts';
import { useHouse } from '../state/house.ts';
import { useExceptionStrings } from '../strings/exceptions.ts';

const note_max = 200;

// A person says that this deviation was looked at.
export function SettleDialog({ row, close }: { readonly row: ExceptionRow; readonly close: () => void }) {
  const { client } = useHouse();
  const texts = useExceptionStrings();
  const language = useLanguage();
  const cache = useQueryClient();
  const [note, setNote] = useState('');
  const settle = useMutation({
    mutationFn: () =>
      ask(client, `/v1/exceptions/${row.id}/settlement`, { method: 'POST', body: { note: note.trim() } }),
    onSuccess: async () => {
      close();
      await Promise.all(['exceptions', 'attention'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <FormDialog
      title={texts.settleTitle}
      act={texts.settle}
      disabled={settle.isPending}
      onSubmit={settle.mutate}
      close={close}
    >
      <Field
        label={texts.note}
        placeholder={texts.noteHint}
        maxLength={note_max}
        data-autofocus
        value={note}
        error={settle.error ? problemText(problemIn(settle.error), language) : undefined}
        onChange={(event) => setNote(event.target.value)}
      />
    </FormDialog>
  );
}
