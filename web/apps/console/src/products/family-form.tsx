import { type FormEvent, useState } from 'react';
import { uuidv7 } from '#core/uuid.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import type { Family, ProductDetail } from '#wire/goods.ts';
import { useCommand } from '../state/use-command.ts';
import { useFormat } from '../state/use-format.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { useShellStrings } from '../strings/shell.ts';
import { AxisFields } from './axis-fields.tsx';
import { axes_max, axesOf, draftOf, emptyAxis, type FamilyDraft, familyNames } from './family-draft.ts';
import { productBody } from './product-body.ts';
import { stale_keys } from './product-queries.ts';

export interface FamilyFormProps {
  readonly detail: ProductDetail;
  readonly close: () => void;
}

// What variants differ in. A new family takes the product that lies open as the first option of each axis.
export function FamilyForm({ detail: { product, family, variants }, close }: FamilyFormProps) {
  const texts = useProductStrings();
  const shell = useShellStrings();
  const format = useFormat();
  const [draft, setDraft] = useState<FamilyDraft>(() =>
    family
      ? draftOf(family, format.name)
      : { names: product.names, text: format.name(product.names), axes: [emptyAxis], version: 1 },
  );
  const [id] = useState(() => family?.id ?? uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))));
  const { sending, refused, send, errorOf } = useCommand<Pick<Family, 'version'>>(family ? stale_keys : []);
  const joining = useCommand<unknown>(stale_keys);
  const has_members = family !== null && variants.length > 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const axes = axesOf(draft, format.language, format.name);
    const body = { id, names: familyNames(draft, format.language, format.name), axes, version: draft.version };
    const put = await send({ method: 'PUT', path: `/v1/families/${id}`, body });
    if (!put) return;
    if (!family) {
      // The family is there now; should joining be refused, what is sent next changes it.
      setDraft((now) => ({ ...now, version: put.done.version }));
      const options = axes.flatMap((axis) => axis.options[0]?.id ?? []);
      const joined = productBody(product, { family: id, options });
      if (!(await joining.send({ method: 'PUT', path: `/v1/products/${product.id}`, body: joined }))) return;
    }
    showToast(texts.saved, 'good');
    close();
  };
  const no = refused ?? joining.refused;
  const shown = no && /^(names|axes\[)/.test(no.field);
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <Field
        label={texts.familyName}
        value={draft.text}
        error={errorOf('names') ?? errorOf(`names.${format.language}`)}
        onChange={(event) => setDraft({ ...draft, text: event.target.value })}
      />
      {draft.axes.map((axis, at) => (
        <AxisFields
          // biome-ignore lint/suspicious/noArrayIndexKey: an axis keeps its place while it is edited
          key={at}
          at={at}
          axis={axis}
          refused={no}
          onAxis={(next) => setDraft({ ...draft, axes: draft.axes.map((old, index) => (index === at ? next : old)) })}
          onDrop={
            has_members || draft.axes.length === 1
              ? null
              : () => setDraft({ ...draft, axes: draft.axes.filter((_, index) => index !== at) })
          }
        />
      ))}
      {!has_members && draft.axes.length < axes_max ? (
        <div>
          <Button
            icon={<Icon name="plus" size={16} />}
            onClick={() => setDraft({ ...draft, axes: [...draft.axes, emptyAxis] })}
          >
            {texts.addAxis}
          </Button>
        </div>
      ) : null}
      <ErrorNote text={no && !shown ? no.text : null} />
      <div className="products-save">
        <Button onClick={close}>{shell.cancel}</Button>
        <Button look="primary" type="submit" disabled={sending === 'yes' || joining.sending === 'yes'}>
          {texts.save}
        </Button>
      </div>
    </form>
  );
}
