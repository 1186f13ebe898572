import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Empty } from '#ui/empty.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import { SureButton } from '../shell/sure-button.tsx';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useFormat } from '../state/use-format.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { useShellStrings } from '../strings/shell.ts';
import { CategoryForm } from './category-form.tsx';
import type { CategoryNode } from './category-tree.ts';
import { goods_key } from './product-queries.ts';

export interface CategoriesDialogProps {
  readonly tree: readonly CategoryNode[];
  readonly close: () => void;
}

// The tree of categories: add, rename, move, and take away what nothing stands in.
export function CategoriesDialog({ tree, close }: CategoriesDialogProps) {
  const house = useHouse();
  const texts = useProductStrings();
  const shell = useShellStrings();
  const format = useFormat();
  const [edited, setEdited] = useState<CategoryNode | 'new' | null>(null);
  const { sending, refused, send } = useCommand<unknown>([goods_key]);
  const writes = house.session.scopes.includes('catalog:write');
  const drop = async (id: string) => {
    if (await send({ method: 'DELETE', path: `/v1/categories/${id}` })) showToast(texts.categoryGone, 'good');
  };
  return (
    <Dialog title={texts.categoryTitle} closeLabel={shell.close} onClose={close} side="right" width="wide">
      <div className="stack">
        {edited ? (
          <CategoryForm
            key={edited === 'new' ? 'new' : edited.id}
            node={edited === 'new' ? null : edited}
            tree={tree}
            close={() => setEdited(null)}
          />
        ) : writes ? (
          <div>
            <Button look="primary" icon={<Icon name="plus" />} onClick={() => setEdited('new')}>
              {texts.newCategory}
            </Button>
          </div>
        ) : null}
        <ErrorNote text={refused?.text} />
        {tree.length === 0 ? (
          <Empty icon="box" title={texts.noCategories} hint={texts.noCategoriesHint} />
        ) : (
          <ul className="category-tree" aria-label={texts.categories}>
            {tree.map((node) => (
              <li key={node.id} style={{ paddingInlineStart: `${node.depth * 24}px` }} data-category={node.path}>
                <span className="category-name">{node.name}</span>
                <span className="muted figure">{texts.categoryProducts(format.count(node.row.product_count))}</span>
                {writes ? (
                  <>
                    <Button look="quiet" onClick={() => setEdited(node)}>
                      {texts.rename}
                    </Button>
                    <SureButton
                      label={`${texts.deleteCategory} ${node.name}`}
                      icon={<Icon name="bin" size={18} />}
                      disabled={sending === 'yes'}
                      act={() => void drop(node.id)}
                    />
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
