import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { useHouse } from './house.ts';
import { newId as freshId } from './new-id.ts';

export interface Refusal {
  readonly text: string;
  readonly code: string;
  // The body's field that the server names; "" when it names none.
  readonly field: string;
}

export interface Command {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

interface State {
  readonly sending: 'no' | 'yes';
  readonly refused: Refusal | null;
}

const idle: State = { sending: 'no', refused: null };

// Sends a command and says in the reader's language why not. What it changed is asked for anew: the queries whose keys begin
// with one of `stale`. `newId` gives the same id until the server has answered, so that a second press of the button after
// a lost answer cannot do a thing twice.
export function useCommand<Done>(stale: readonly string[]) {
  const { client } = useHouse();
  const language = useLanguage();
  const cache = useQueryClient();
  const id = useRef('');
  const [state, setState] = useState<State>(idle);

  const newId = () => {
    id.current ||= freshId();
    return id.current;
  };
  const send = async ({ method, path, body }: Command): Promise<{ readonly done: Done } | null> => {
    setState({ sending: 'yes', refused: null });
    const answer = await client.request<Done>(path, { method, ...(body ? { body } : {}) });
    if (answer.kind === 'ok') {
      // The form stands until the page shows what was done; till then its button is not free, and a second press is the same command.
      await Promise.all(stale.map((key) => cache.invalidateQueries({ queryKey: [key] })));
      id.current = '';
      setState(idle);
      return { done: answer.value };
    }
    if (answer.kind === 'refused') id.current = '';
    const { problem } = answer;
    setState({
      sending: 'no',
      refused: {
        text: problemText(problem, language),
        code: problem?.code ?? 'no_answer',
        field: problem?.field ?? '',
      },
    });
    return null;
  };
  const refuse = (text: string, field: string) => setState({ sending: 'no', refused: { text, code: '', field } });
  // The error of one field of a form; a refusal that names none of the form's fields belongs under the form.
  const errorOf = (field: string) => (state.refused?.field === field ? state.refused.text : undefined);
  return { ...state, newId, send, refuse, errorOf };
}
