import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useMemberStrings } from '../strings/members.ts';
import { pointsQuery } from './member-queries.ts';

// The ledger of the member's points: each line with the balance after it.
export function PointsList({ id }: { readonly id: string }) {
  const house = useHouse();
  const texts = useMemberStrings();
  const format = useFormat();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    pointsQuery(house, id),
  );
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting />;
  const rows = data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <Empty icon="ticket" title={texts.noPoints} hint={texts.noPointsHint} />;
  return (
    <>
      <table className="plain-table" aria-label={texts.pointsLedger}>
        <thead>
          <tr>
            <th scope="col">{texts.at}</th>
            <th scope="col">{texts.receipt}</th>
            <th scope="col" className="figure-cell">
              {texts.columns.points}
            </th>
            <th scope="col" className="figure-cell">
              {texts.balance}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ sequence, at, document, number, points, balance }) => (
            <tr key={sequence} data-points={sequence}>
              <td className="figure">{format.dateTime(at, '')}</td>
              <td>
                {number ? (
                  <Link to="/receipts" search={{ receipt: document }} className="text-link figure">
                    {number}
                  </Link>
                ) : null}
              </td>
              <td className="figure-cell">{texts.signed(points)}</td>
              <td className="figure-cell">{format.count(balance)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasNextPage ? (
        <div className="more">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {texts.older}
          </Button>
        </div>
      ) : null}
    </>
  );
}
