import { useEffect, useId, useRef, useState } from 'react';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon } from '#ui/icon.tsx';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { pictureUrl } from './picture-url.ts';
import { stale_keys } from './product-queries.ts';
import { useUpload } from './use-upload.ts';

export interface PicturesFieldProps {
  readonly sku: string;
  readonly pictures: readonly string[];
}

const pictures_max = 8;

const imagesIn = (list: FileList | undefined): readonly File[] =>
  [...(list ?? [])].filter(({ type }) => type.startsWith('image/'));

// Pictures come by a file, a drop or a paste; the first one stands for the product.
export function PicturesField({ sku, pictures }: PicturesFieldProps) {
  const house = useHouse();
  const texts = useProductStrings();
  const input = useId();
  const { sending, refused, upload } = useUpload(sku);
  const [over, setOver] = useState<'no' | 'yes'>('no');
  const writes = house.session.scopes.includes('catalog:write');
  const is_full = pictures.length >= pictures_max;
  const paste = useRef(upload);
  paste.current = upload;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      // A cell of a spreadsheet is text and its picture too.
      if (event.clipboardData?.types.includes('text/plain')) return;
      const files = imagesIn(event.clipboardData?.files);
      if (files.length > 0) void paste.current(files);
    };
    if (writes) document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [writes]);
  return (
    <fieldset className="plain-fieldset">
      <legend>{texts.pictures}</legend>
      {pictures.length > 0 ? <Shown sku={sku} pictures={pictures} /> : null}
      {writes ? (
        <section
          className="picture-drop"
          data-over={over}
          aria-label={texts.addPictures}
          onDragOver={(event) => {
            event.preventDefault();
            setOver('yes');
          }}
          onDragLeave={() => setOver('no')}
          onDrop={(event) => {
            event.preventDefault();
            setOver('no');
            void upload([...event.dataTransfer.files]);
          }}
        >
          {is_full ? (
            <p>{texts.picturesFull}</p>
          ) : (
            <>
              <input
                id={input}
                type="file"
                className="visually-hidden"
                accept="image/jpeg,image/png,image/webp"
                multiple
                disabled={sending !== null}
                onChange={(event) => {
                  void upload([...(event.target.files ?? [])]);
                  event.target.value = '';
                }}
              />
              <label htmlFor={input} className="button button-plain button-normal">
                <Icon name="upload" size={18} />
                {texts.addPictures}
              </label>
              <p className="muted">{texts.pictureHint}</p>
            </>
          )}
          <p role="status">{sending === null ? '' : texts.uploading(sending)}</p>
        </section>
      ) : null}
      {refused.map((text) => (
        <p key={text} className="field-error" role="alert">
          {text}
        </p>
      ))}
    </fieldset>
  );
}

function Shown({ sku, pictures }: PicturesFieldProps) {
  const house = useHouse();
  const texts = useProductStrings();
  const { sending, refused, send } = useCommand<unknown>(stale_keys);
  const writes = house.session.scopes.includes('catalog:write');
  const put = (next: readonly string[]) =>
    void send({ method: 'PUT', path: `/v1/products/${sku}/pictures`, body: { pictures: next } });
  const forward = (at: number) => {
    const next = [...pictures];
    next.splice(at - 1, 0, ...next.splice(at, 1));
    put(next);
  };
  return (
    <>
      <ul className="picture-list">
        {pictures.map((id, at) => (
          <li key={id} data-picture={id}>
            <img src={pictureUrl(id, 'small')} alt={texts.pictureOf(String(at + 1))} width={112} height={112} />
            {writes ? (
              <div className="picture-acts">
                <button
                  type="button"
                  className="icon-button"
                  aria-label={texts.pictureForward(String(at + 1))}
                  disabled={at === 0 || sending === 'yes'}
                  onClick={() => forward(at)}
                >
                  <Icon name="back" size={18} />
                </button>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={texts.pictureDrop(String(at + 1))}
                  disabled={sending === 'yes'}
                  onClick={() => put(pictures.filter((other) => other !== id))}
                >
                  <Icon name="bin" size={18} />
                </button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <ErrorNote text={refused?.text} />
    </>
  );
}
