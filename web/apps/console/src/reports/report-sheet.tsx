import { useId } from 'react';
import { Kpi } from '#ui/kpi.tsx';
import type { ReportBlock, ReportPage } from '#wire/analysis.ts';
import { useReportStrings } from '../strings/reports.ts';

// The page as the server lays it out for paper, in the same words and figures.
export function ReportSheet({ report }: { readonly report: ReportPage }) {
  return (
    <article className="report panel" lang={report.language}>
      <header className="report-head">
        <div>
          <p className="muted">{report.organisation}</p>
          <h2>{report.title}</h2>
          <p className="report-date">{report.subtitle}</p>
        </div>
        <ul className="report-details figure">
          {report.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      </header>
      <div className="report-blocks">
        {report.blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page have no other name, and never move.
          <Block key={index} block={block} />
        ))}
      </div>
      <p className="muted">{report.footer}</p>
    </article>
  );
}

function Block({ block }: { readonly block: ReportBlock }) {
  switch (block.kind) {
    case 'facts':
      return <Facts block={block} />;
    case 'bars':
      return <Bars block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'note':
      return <p className="report-wide muted">{block.text}</p>;
  }
}

function Facts({ block }: { readonly block: ReportBlock }) {
  return (
    <section className="report-wide">
      <h3>{block.title}</h3>
      <div className="report-facts">
        {block.facts.map(({ label, value, note }) => (
          <Kpi key={label} label={label} value={value}>
            <p className="report-note figure">{note}</p>
          </Kpi>
        ))}
      </div>
    </section>
  );
}

const chart = { height: 140, slot: 40, slots_min: 12 };

// Drawn for the eye; the table folded below it says the same.
function Bars({ block }: { readonly block: ReportBlock }) {
  const texts = useReportStrings();
  const longest = Math.max(1, ...block.bars.flatMap(({ value, before }) => [value, before]));
  const tall = (value: number) => (Math.max(0, value) * chart.height) / longest;
  if (block.bars.length === 0) return null;
  // A day of few hours keeps slim bars.
  const slots = Math.max(block.bars.length, chart.slots_min);
  const empty = Array.from({ length: slots - block.bars.length }, (_, index) => index);
  return (
    <section className="report-wide">
      <div className="report-chart-head">
        <h3>{block.title}</h3>
        <p className="report-legend" aria-hidden="true">
          {block.legend.map((text, index) => (
            <span key={text} className={index === 0 ? 'legend-now' : 'legend-before'}>
              {text}
            </span>
          ))}
        </p>
      </div>
      <svg
        className="report-chart"
        viewBox={`0 0 ${slots * chart.slot} ${chart.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {block.bars.map(({ label, value, before }, index) => (
          <g key={label} transform={`translate(${index * chart.slot} 0)`}>
            <rect className="bar-before" x="5" width="13" y={chart.height - tall(before)} height={tall(before)} />
            <rect className="bar-now" x="20" width="13" y={chart.height - tall(value)} height={tall(value)} />
          </g>
        ))}
      </svg>
      <div className="report-hours figure" aria-hidden="true">
        {block.bars.map(({ label }) => (
          <span key={label}>{label}</span>
        ))}
        {empty.map((index) => (
          <span key={`empty ${index}`} />
        ))}
      </div>
      <details>
        <summary>{texts.asTable}</summary>
        <Cells
          columns={[texts.hour, ...block.legend]}
          rows={block.bars.map(({ label, text, before_text }) => ({ cells: [`${label}:00`, text, before_text] }))}
        />
      </details>
    </section>
  );
}

function Table({ block }: { readonly block: ReportBlock }) {
  const id = useId();
  return (
    <section className={block.is_wide ? 'report-wide' : ''} aria-labelledby={id}>
      <h3 id={id}>{block.title}</h3>
      {block.rows.length === 0 ? (
        <p className="muted">{block.text}</p>
      ) : (
        <Cells columns={block.columns} rows={block.rows} total={block.total} />
      )}
    </section>
  );
}

interface CellsProps {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[] }[];
  readonly total?: readonly string[];
}

function Cells({ columns, rows, total = [] }: CellsProps) {
  const cell = (index: number) => (index === 0 ? undefined : 'figure-cell');
  return (
    <div className="report-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move, and two may have one name.
              <th key={index} scope="col" className={cell(index)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells }) => (
            <tr key={cells.join('|')}>
              {cells.map((text, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <td key={index} className={cell(index)}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
          {total.length > 0 ? (
            <tr className="report-total">
              {total.map((text, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <td key={index} className={cell(index)}>
                  {text}
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
