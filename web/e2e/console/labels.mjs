import { assertAccessible } from '../lib/axe.mjs';
import { assertInsideViewport, assertNoComplaints } from '../lib/browser.mjs';
import { openConsole } from '../lib/console-page.mjs';
import { equal, test } from '../lib/harness.mjs';

const points_per_mm = 72 / 25.4;

// The pages that a printer would get, in millimetres.
async function printed(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)].map(([, width, height]) =>
    [width, height].map((points) => Math.round(Number(points) / points_per_mm)).join('x'),
  );
}

test('labels are printed as they are seen, to the millimetre', async (context) => {
  const view = await openConsole(context, 'products');
  const boxes = view.page.locator('tr[data-product] input[type="checkbox"]');
  await boxes.nth(0).waitFor();
  await view.page.emulateMedia({ media: 'print' });
  equal(await view.page.locator('h1').isVisible(), true, 'a page without labels is printed itself');
  await view.page.emulateMedia({ media: null });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await view.page.getByRole('button', { name: 'Print labels' }).click();
  await view.page.getByText('2 labels on 2 pages').waitFor();
  await view.page.getByLabel('Size of a label').selectOption('40x30');
  equal((await printed(view.page)).join(), '40x30,40x30', 'a page for each label');
  const box = await view.page.locator('.label-preview .label').first().boundingBox();
  equal([box.width, box.height].map((px) => Math.round((px / 96) * 25.4)).join('x'), '40x30', 'the preview');

  await view.page.getByLabel('Second name').selectOption('zh-Hant');
  await view.page
    .getByLabel(/^Copies of/)
    .first()
    .fill('30');
  await view.page.getByLabel('Size of a label').selectOption('a4-3x8');
  await view.page.getByText('31 labels on 2 pages').waitFor();
  equal((await printed(view.page)).join(), '210x297,210x297', 'two sheets');
  equal(await view.page.locator('.label-preview svg[role="img"]').count(), 31, 'each with its barcode');
  const inside = await view.page.locator('.label-preview .label').evaluateAll((labels) =>
    labels.every((label) =>
      [...label.children].every((part) => {
        const [outer, inner] = [label.getBoundingClientRect(), part.getBoundingClientRect()];
        return inner.left >= outer.left && inner.right <= outer.right + 0.5 && inner.bottom <= outer.bottom + 0.5;
      }),
    ),
  );
  equal(inside, true, 'nothing sticks out of its label');
  await assertInsideViewport(view.page, { print: view.page.locator('.label-bar .button-primary') });
  await assertAccessible(view.page, 'labels');
  assertNoComplaints(view.page);
  await view.close();
});
