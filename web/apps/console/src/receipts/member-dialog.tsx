import type { Member } from '#wire/types.ts';
import { useReceiptStrings } from '../strings/receipts.ts';
import { ChooseDialog } from './choose-dialog.tsx';

export interface MemberDialogProps {
  readonly onChoose: (member: string) => void;
  readonly close: () => void;
}

export function MemberDialog(props: MemberDialogProps) {
  const texts = useReceiptStrings();
  return (
    <ChooseDialog<Member>
      {...props}
      title={texts.chooseMember}
      search={texts.searchMember}
      anything={texts.anyMember}
      none={texts.noMember}
      icon="person"
      list="/v1/members"
      describe={({ id, name, phones, cards }) => ({ id, name, hint: phones[0] ?? cards[0] ?? '' })}
    />
  );
}
