import type { StrapiApp } from "@strapi/strapi/admin";
import { Typography } from "@strapi/design-system";
import { useIntl } from "react-intl";

interface Header {
  name: string;
  attribute: { type: string };
  cellFormatter?: unknown;
}

interface Columns {
  displayedHeaders: Header[];
  layout: unknown;
}

const FIGURES = {
  day: "numeric",
  month: "numeric",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
} as const;

interface CellProps {
  value: unknown;
}

/** The name of a category or a kind, where the panel would show its code. */
function Code({ value }: CellProps) {
  const { formatMessage } = useIntl();
  return (
    <Typography textColor="neutral800">
      {value ? formatMessage({ id: String(value), defaultMessage: String(value) }) : "–"}
    </Typography>
  );
}

/** Day and hour in figures, where the panel would write a whole sentence. */
function Moment({ value }: CellProps) {
  const { formatDate } = useIntl();
  return <Typography textColor="neutral800">{value ? formatDate(String(value), FIGURES) : "–"}</Typography>;
}

const cells: Record<string, typeof Code> = { enumeration: Code, datetime: Moment };

function withCell(header: Header): Header {
  const Cell = cells[header.attribute.type];
  if (!Cell || header.cellFormatter) return header;
  return {
    ...header,
    cellFormatter: (row: Record<string, unknown>, { name }: Header) => <Cell value={row[name]} />,
  };
}

/** Lists of entries show names and short dates, as staff would write them. */
export function showNamesInLists(app: Pick<StrapiApp, "registerHook">): void {
  app.registerHook(
    "Admin/CM/pages/ListView/inject-column-in-table",
    ({ displayedHeaders, layout }: Columns): Columns => ({
      displayedHeaders: displayedHeaders.map(withCell),
      layout,
    }),
  );
}
