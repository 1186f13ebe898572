import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { showToast } from '#ui/toast.tsx';
import { useHouse } from '../state/house.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { pricing_key } from './queries.ts';

export interface Refused {
  readonly text: string;
  // The field that the server names, such as "reach.ends"; "" when it names none.
  readonly field: string;
}

// Writes one rule. The same again changes nothing, so a press after a lost answer does no harm.
export function useRuleChange(done: () => void) {
  const { client } = useHouse();
  const texts = usePricingStrings();
  const language = useLanguage();
  const cache = useQueryClient();
  const [state, setState] = useState<{ sending: 'no' | 'yes'; refused: Refused | null }>({
    sending: 'no',
    refused: null,
  });
  const send = async (method: 'PUT' | 'DELETE', path: string, body?: unknown) => {
    setState({ sending: 'yes', refused: null });
    const answer = await client.request(path, { method, ...(body === undefined ? {} : { body }) });
    if (answer.kind !== 'ok') {
      const { problem } = answer;
      setState({ sending: 'no', refused: { text: problemText(problem, language), field: problem?.field ?? '' } });
      return;
    }
    setState({ sending: 'no', refused: null });
    await cache.invalidateQueries({ queryKey: [pricing_key] });
    void cache.invalidateQueries({ queryKey: ['pricing'] });
    showToast(method === 'PUT' ? texts.saved : texts.done, 'good');
    done();
  };
  const refuse = (text: string, field: string) => setState({ sending: 'no', refused: { text, field } });
  return { ...state, send, refuse };
}

// The refusal as it stands at a field, or at the end of the form when no field of it is meant.
export function errorAt(refused: Refused | null, ...fields: readonly string[]): string | undefined {
  return refused && fields.some((field) => refused.field.includes(field)) ? refused.text : undefined;
}
