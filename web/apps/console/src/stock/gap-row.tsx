// Stands for the rows of a long table that are out of sight. One cell: one over all columns would bring those back that a narrow
// screen does not show.
export function GapRow({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr className="gap-row">
      <td style={{ height }} />
    </tr>
  );
}
