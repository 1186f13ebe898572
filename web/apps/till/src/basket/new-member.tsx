import { type FormEvent, useRef, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import type { Member } from '#wire/types.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';

export interface NewMemberProps {
  // What was looked for: a number is most likely the phone, anything else the name.
  readonly text: string;
  readonly onMember: (member: Member) => void;
  readonly back: () => void;
}

interface Failed {
  readonly field: string;
  readonly text: string;
}

const isNumber = (text: string) => /^[+\d\s-]*$/.test(text);

// Two fields. It needs the server: two tills that cannot hear each other would make the same customer twice, and points have
// no home before the member is one.
export function NewMember({ text, onMember, back }: NewMemberProps) {
  const { member: texts } = useStrings();
  const { client, newId } = useTill();
  const language = useLanguage();
  const [name, setName] = useState(isNumber(text) ? '' : text);
  const [phone, setPhone] = useState(isNumber(text) ? text : '');
  const [state, setState] = useState<'idle' | 'sending' | Failed>('idle');
  // The same id until the server has answered: pressed twice it is one member.
  const id = useRef('');
  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (state === 'sending') return;
    setState('sending');
    id.current ||= newId();
    const body = { id: id.current, name: name.trim(), ...(phone.trim() ? { phone: phone.trim() } : {}) };
    const answer = await client.request<Member>('/v1/members', { method: 'POST', body });
    if (answer.kind === 'ok') return onMember(answer.value);
    if (answer.kind === 'unreachable') return setState({ field: 'name', text: texts.newOffline });
    id.current = '';
    setState({ field: answer.problem.field ?? 'name', text: problemText(answer.problem, language) });
  };
  const failed = typeof state === 'object' ? state : null;
  const errorOf = (field: 'name' | 'phone') =>
    failed && (failed.field === 'phone') === (field === 'phone') ? failed.text : undefined;
  return (
    <form className="stack" onSubmit={create}>
      <Field
        label={texts.name}
        data-autofocus
        value={name}
        error={errorOf('name')}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label={texts.phone}
        inputMode="tel"
        value={phone}
        error={errorOf('phone')}
        onChange={(event) => setPhone(event.target.value)}
      />
      <Button look="primary" size="large" type="submit" disabled={state === 'sending'}>
        {texts.create}
      </Button>
      <Button size="large" onClick={back}>
        {texts.findInstead}
      </Button>
    </form>
  );
}
