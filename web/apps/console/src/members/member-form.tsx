import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import type { Member } from '#wire/types.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useMemberStrings } from '../strings/members.ts';

export interface MemberFormProps {
  // Null: a new one.
  readonly member: Member | null;
  readonly onDone: (id: string) => void;
  readonly close: () => void;
}

const contacts_max = 5;
const given = (list: readonly string[]) => list.map((text) => text.trim()).filter(Boolean);

// A new member has a name, and a phone or a card if they like; several of them come with a change.
export function MemberForm({ member, onDone, close }: MemberFormProps) {
  const texts = useMemberStrings();
  const house = useHouse();
  const [name, setName] = useState(member?.name ?? '');
  const [phones, setPhones] = useState<readonly string[]>(member?.phones.length ? member.phones : ['']);
  const [cards, setCards] = useState<readonly string[]>(member?.cards.length ? member.cards : ['']);
  const { sending, refused, newId, send } = useCommand<Member>(['members', 'member']);
  const sees_phones = house.session.scopes.includes('member:read');
  const submit = async () => {
    if (sending === 'yes') return;
    const answer = member
      ? await send({
          method: 'PUT',
          path: `/v1/members/${member.id}`,
          body: {
            version: member.version,
            name,
            cards: given(cards),
            ...(sees_phones ? { phones: given(phones) } : {}),
          },
        })
      : await send({
          method: 'POST',
          path: '/v1/members',
          body: newMember(newId(), name, given(phones), given(cards)),
        });
    if (!answer) return;
    showToast(member ? texts.saved : texts.created(name), 'good');
    onDone(answer.done.id);
    close();
  };
  // "phones[1]" and "phone" are both about a field of the list; an index counts those that are given.
  const errorAt = (list: 'phone' | 'card', at: number) =>
    refused && (refused.field === `${list}s[${at}]` || (refused.field === list && at === 0)) ? refused.text : undefined;
  const known = refused && /^(name|phones?|cards?)/.test(refused.field);
  return (
    <FormDialog
      title={member ? texts.editTitle(member.name) : texts.create}
      act={member ? texts.save : texts.create}
      disabled={sending === 'yes'}
      onSubmit={submit}
      close={close}
    >
      <Field
        label={texts.columns.name}
        data-autofocus
        value={name}
        error={refused?.field === 'name' ? refused.text : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      {sees_phones || !member ? (
        <ContactFields
          label={texts.columns.phone}
          add={texts.addPhone}
          mode="tel"
          list={phones}
          max={member ? contacts_max : 1}
          errorAt={(at) => errorAt('phone', at)}
          onChange={setPhones}
        />
      ) : null}
      <ContactFields
        label={texts.columns.card}
        add={texts.addCard}
        mode="text"
        list={cards}
        max={member ? contacts_max : 1}
        errorAt={(at) => errorAt('card', at)}
        onChange={setCards}
      />
      <ErrorNote
        text={refused && !known ? (refused.code === 'version_changed' ? texts.versionChanged : refused.text) : null}
      />
    </FormDialog>
  );
}

function newMember(id: string, name: string, [phone]: readonly string[], [card]: readonly string[]) {
  return { id, name, ...(phone ? { phone } : {}), ...(card ? { card } : {}) };
}

interface ContactFieldsProps {
  readonly label: string;
  readonly add: string;
  readonly mode: 'tel' | 'text';
  readonly list: readonly string[];
  readonly max: number;
  readonly errorAt: (at: number) => string | undefined;
  readonly onChange: (list: readonly string[]) => void;
}

// Emptying a field takes it out of the list when it is saved.
function ContactFields({ label, add, mode, list, max, errorAt, onChange }: ContactFieldsProps) {
  return (
    <fieldset className="contact-fields">
      <legend className="visually-hidden">{label}</legend>
      {list.map((text, at) => (
        <Field
          // biome-ignore lint/suspicious/noArrayIndexKey: a field keeps its place while it is typed in
          key={at}
          label={at === 0 ? label : `${label} ${at + 1}`}
          inputMode={mode}
          value={text}
          error={errorAt(at)}
          onChange={(event) => onChange(list.map((old, index) => (index === at ? event.target.value : old)))}
        />
      ))}
      {list.length < max ? (
        <Button icon={<Icon name="plus" size={16} />} onClick={() => onChange([...list, ''])}>
          {add}
        </Button>
      ) : null}
    </fieldset>
  );
}
