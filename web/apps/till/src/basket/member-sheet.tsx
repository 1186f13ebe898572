import { type FormEvent, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { type Answer, type Client, withQuery } from '#wire/client.ts';
import type { Member, Page } from '#wire/types.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';

type Search =
  | { readonly name: 'asking' }
  | { readonly name: 'looking' }
  | { readonly name: 'several'; readonly members: readonly Member[] }
  | { readonly name: 'failed'; readonly message: string };

export interface MemberSheetProps {
  readonly onMember: (member: Member) => void;
  readonly close: () => void;
}

export function MemberSheet({ onMember, close }: MemberSheetProps) {
  const { member: texts, common } = useStrings();
  const { client } = useTill();
  const language = useLanguage();
  const [text, setText] = useState('');
  const [search, setSearch] = useState<Search>({ name: 'asking' });
  const choose = (member: Member) => {
    onMember(member);
    close();
  };
  const find = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    setSearch({ name: 'looking' });
    const answer = await findMembers(client, text.trim());
    if (answer.kind === 'unreachable') return setSearch({ name: 'failed', message: texts.offline });
    if (answer.kind === 'refused') return setSearch({ name: 'failed', message: problemText(answer.problem, language) });
    const [first, second] = answer.value;
    if (!first) return setSearch({ name: 'failed', message: texts.none });
    if (!second) return choose(first);
    setSearch({ name: 'several', members: answer.value });
  };
  return (
    <Dialog title={texts.title} closeLabel={common.close} onClose={close}>
      <form className="stack" onSubmit={find}>
        <Field
          label={texts.field}
          value={text}
          inputMode="tel"
          data-autofocus
          error={search.name === 'failed' ? search.message : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <Button look="primary" size="large" type="submit" disabled={search.name === 'looking'}>
          {texts.find}
        </Button>
        {search.name === 'several' ? (
          <ul className="stack">
            {search.members.map((member) => (
              <li key={member.id}>
                <Button size="large" className="wide" onClick={() => choose(member)}>
                  {`${member.name} · ${member.phone ?? member.card ?? ''}`}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
      </form>
    </Dialog>
  );
}

// A number may be a phone or a card; the phone is asked first.
async function findMembers(client: Client, text: string): Promise<Answer<readonly Member[]>> {
  for (const field of ['phone', 'card']) {
    const answer = await client.request<Page<Member>>(withQuery('/v1/members', { [field]: text, limit: 8 }));
    const wrong_form = answer.kind === 'refused' && answer.problem.status === 422;
    if (answer.kind === 'ok' && answer.value.items.length > 0) return { ...answer, value: answer.value.items };
    if (answer.kind !== 'ok' && !wrong_form) return answer;
  }
  return { kind: 'ok', status: 200, value: [] };
}
