import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { showToast } from '#ui/toast.tsx';
import type { TillRow } from '#wire/welcome.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { copyText } from '../state/copy-text.ts';
import { useHouse } from '../state/house.ts';
import { useShellStrings } from '../strings/shell.ts';
import { useTillStrings } from '../strings/tills.ts';
import { tillLink } from './tills-query.ts';

const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }));
const loopback = /^https?:\/\/(localhost|127\.|\[::1\])/;

export function PairDialog({ till, name, close }: { readonly till: TillRow; name: string; close: () => void }) {
  const texts = useTillStrings();
  const shell = useShellStrings();
  const house = useHouse();
  // Each opening of the dialog makes a link of its own.
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['till-link', till.id],
    queryFn: () => tillLink(house, till.id),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const copy = async () => {
    if (!data) return;
    const is_copied = await copyText(data.there);
    showToast(is_copied ? texts.copied : shell.notCopied, is_copied ? 'good' : 'bad');
  };
  return (
    <Dialog
      title={texts.pairTitle(name)}
      closeLabel={shell.close}
      onClose={close}
      footer={
        <>
          <Button disabled={isFetching} onClick={() => void refetch()}>
            {texts.again}
          </Button>
          <Button look="primary" disabled={!data} onClick={() => void copy()}>
            {texts.copy}
          </Button>
        </>
      }
    >
      <div className="pairing">
        {data ? (
          <Suspense fallback={<Waiting />}>
            <QrCode text={data.there} label={texts.pairTitle(name)} />
          </Suspense>
        ) : error ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : (
          <Waiting />
        )}
        <p>{texts.pairHow}</p>
        {data && loopback.test(data.there) ? <p className="pairing-note">{texts.pairLoopback}</p> : null}
        {data?.trust ? (
          <p className="pairing-note">
            {texts.pairTrust}{' '}
            <a href={data.trust} target="_blank" rel="noreferrer">
              {data.trust}
            </a>
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
