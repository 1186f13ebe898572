import { Icon } from '#ui/icon.tsx';
import { withQuery } from '#wire/client.ts';
import { useExportStrings } from '../strings/export.ts';
import './export-menu.css';

export interface ExportMenuProps {
  // The list as the server calls it: "stock", "receipts" …
  readonly list: string;
  // What it is called where several stand together.
  readonly name?: string;
  // The filters that the page shows; the file has the same rows.
  readonly filters?: Readonly<Record<string, string | undefined>>;
}

const formats = ['csv', 'xlsx'] as const;

// Links, not buttons: the browser saves what it gets, and knows how to show that it does.
export function ExportMenu({ list, name, filters = {} }: ExportMenuProps) {
  const texts = useExportStrings();
  return (
    <fieldset className="export-menu">
      <legend className="visually-hidden">{name ?? texts.label}</legend>
      <Icon name="download" size={18} />
      {formats.map((format) => (
        <a
          key={format}
          className="text-link"
          href={withQuery(`/v1/exports/${list}`, { ...filters, format, language: texts.language })}
          download
          title={texts.hint[format]}
        >
          {texts.formats[format]}
        </a>
      ))}
    </fieldset>
  );
}
