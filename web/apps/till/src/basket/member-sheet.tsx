import { type FormEvent, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { type Answer, type Client, withQuery } from '#wire/client.ts';
import type { Member, Page } from '#wire/types.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { NewMember } from './new-member.tsx';

type Search =
  | { readonly name: 'asking' }
  | { readonly name: 'looking' }
  | { readonly name: 'several'; readonly members: readonly Member[] }
  | { readonly name: 'failed'; readonly message: string }
  | { readonly name: 'new' };

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
    <Dialog title={search.name === 'new' ? texts.newTitle : texts.title} closeLabel={common.close} onClose={close}>
      {search.name === 'new' ? (
        <NewMember text={text.trim()} onMember={choose} back={() => setSearch({ name: 'asking' })} />
      ) : (
        <form className="stack" onSubmit={find}>
          <Field
            label={texts.field}
            value={text}
            data-autofocus
            error={search.name === 'failed' ? search.message : undefined}
            onChange={(event) => setText(event.target.value)}
          />
          <Button look="primary" size="large" type="submit" disabled={search.name === 'looking'}>
            {texts.find}
          </Button>
          {search.name === 'several' ? <Found members={search.members} onChoose={choose} /> : null}
          <Button size="large" icon={<Icon name="plus" />} onClick={() => setSearch({ name: 'new' })}>
            {texts.newTitle}
          </Button>
        </form>
      )}
    </Dialog>
  );
}

interface FoundProps {
  readonly members: readonly Member[];
  readonly onChoose: (member: Member) => void;
}

function Found({ members, onChoose }: FoundProps) {
  return (
    <ul className="stack">
      {members.map((member) => (
        <li key={member.id}>
          <Button size="large" className="wide" onClick={() => onChoose(member)}>
            {`${member.name} · ${member.phones[0] ?? member.cards[0] ?? ''}`}
          </Button>
        </li>
      ))}
    </ul>
  );
}

// The server tells a card from a phone and a name.
async function findMembers(client: Client, text: string): Promise<Answer<readonly Member[]>> {
  const answer = await client.request<Page<Member>>(withQuery('/v1/members', { query: text, limit: 8 }));
  return answer.kind === 'ok' ? { ...answer, value: answer.value.items } : answer;
}
