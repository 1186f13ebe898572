import { type FormEvent, useState } from 'react';
import { uuidv7 } from '#core/uuid.ts';
import { writtenNames } from '#i18n/names.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { showToast } from '#ui/toast.tsx';
import { useCommand } from '../state/use-command.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { useShellStrings } from '../strings/shell.ts';
import { type CategoryNode, parentsFor } from './category-tree.ts';
import { NamesFields } from './names-fields.tsx';
import { CategoryField } from './product-filters.tsx';
import { goods_key } from './product-queries.ts';

export interface CategoryFormProps {
  // Null: a new one.
  readonly node: CategoryNode | null;
  readonly tree: readonly CategoryNode[];
  readonly close: () => void;
}

export function CategoryForm({ node, tree, close }: CategoryFormProps) {
  const texts = useProductStrings();
  const shell = useShellStrings();
  const [id] = useState(() => node?.id ?? uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))));
  const [names, setNames] = useState(node?.row.names ?? {});
  const [parent, setParent] = useState(node?.row.parent ?? '');
  const { sending, refused, send, errorOf } = useCommand<unknown>([goods_key, 'products']);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { id, names: writtenNames(names), ...(parent ? { parent } : {}) };
    if (!(await send({ method: 'PUT', path: `/v1/categories/${id}`, body }))) return;
    showToast(texts.categoryKept, 'good');
    close();
  };
  return (
    <form className="stack category-form" noValidate onSubmit={submit} aria-label={texts.categoryName}>
      <NamesFields names={names} errorOf={errorOf} onNames={setNames} />
      <CategoryField
        label={texts.categoryParent}
        none={texts.topLevel}
        tree={parentsFor(tree, node?.id ?? null)}
        value={parent}
        onChange={setParent}
      />
      <ErrorNote text={refused && !refused.field.startsWith('names') ? refused.text : null} />
      <div className="products-save">
        <Button onClick={close}>{shell.cancel}</Button>
        <Button look="primary" type="submit" disabled={sending === 'yes'}>
          {texts.save}
        </Button>
      </div>
    </form>
  );
}
