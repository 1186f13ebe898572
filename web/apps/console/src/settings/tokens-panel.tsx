import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Empty } from '#ui/empty.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import type { TokenFacts } from '#wire/settings.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { storeOf, useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useFormat } from '../state/use-format.ts';
import { useSettingsStrings } from '../strings/settings.ts';
import { useShellStrings } from '../strings/shell.ts';
import { tokensQuery } from './settings-queries.ts';
import { TokenForm } from './token-form.tsx';

type Open = { readonly name: 'nothing' | 'form' } | { readonly name: 'revoke'; readonly token: TokenFacts };
const nothing: Open = { name: 'nothing' };

// What programs come in with. A secret is shown once, when it is made.
export function TokensPanel() {
  const house = useHouse();
  const texts = useSettingsStrings();
  const format = useFormat();
  const [open, setOpen] = useState<Open>(nothing);
  const may = house.session.scopes.includes('token:manage');
  const { data, error, refetch } = useQuery({ ...tokensQuery(house), enabled: may });
  if (!may) return <p className="muted">{texts.noTokenScope}</p>;
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting />;
  return (
    <div className="stack">
      <p className="muted">{texts.tokensHint}</p>
      <ExportMenu list="tokens" />
      <Button look="primary" icon={<Icon name="plus" />} className="fit" onClick={() => setOpen({ name: 'form' })}>
        {texts.newToken}
      </Button>
      {data.length === 0 ? (
        <Empty icon="ticket" title={texts.noTokens} />
      ) : (
        <ul className="token-list">
          {data.map((token) => (
            <li key={token.id} data-token={token.id}>
              <div>
                <strong>{token.name}</strong>
                <span className="muted figure">{texts.made(format.dayOf(token.made_at))}</span>
                <span className="muted">
                  {token.stores?.map((store) => storeOf(house, store)?.name ?? '').join(texts.comma) ?? texts.allStores}
                </span>
              </div>
              <p className="token-scopes">
                {token.scopes.map((scope) => (
                  <span key={scope} className="tag">
                    {scope}
                  </span>
                ))}
              </p>
              <Button look="danger" onClick={() => setOpen({ name: 'revoke', token })}>
                {texts.revoke}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {open.name === 'form' ? <TokenForm close={() => setOpen(nothing)} /> : null}
      {open.name === 'revoke' ? <RevokeDialog token={open.token} close={() => setOpen(nothing)} /> : null}
    </div>
  );
}

// Asked first, since the program stops at once and its secret cannot be given back.
function RevokeDialog({ token, close }: { readonly token: TokenFacts; readonly close: () => void }) {
  const texts = useSettingsStrings();
  const shell = useShellStrings();
  const { sending, refused, send } = useCommand<unknown>(['tokens']);
  const revoke = async () => {
    if (!(await send({ method: 'DELETE', path: `/v1/tokens/${token.id}` }))) return;
    showToast(texts.revoked(token.name), 'good');
    close();
  };
  return (
    <Dialog
      title={texts.revokeTitle(token.name)}
      closeLabel={shell.close}
      onClose={close}
      footer={
        <>
          <Button data-autofocus onClick={close}>
            {shell.cancel}
          </Button>
          <Button look="danger" disabled={sending === 'yes'} onClick={() => void revoke()}>
            {texts.revoke}
          </Button>
        </>
      }
    >
      <p>{texts.revokeHint}</p>
      <ErrorNote text={refused?.text} />
    </Dialog>
  );
}
