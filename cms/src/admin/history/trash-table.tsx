import { Button, Table, Tbody, Td, Th, Thead, Tr, Typography } from "@strapi/design-system";
import { useIntl } from "react-intl";
import { isKey, text } from "./texts";
import { languageWords, momentOf } from "./words";

/** What one deletion took, as the server lists it. */
export interface Deletion {
  deletion: string;
  type: string;
  title: string | null;
  at: string;
  by: string;
  daysLeft: number;
  languages: { locale: string; wasPublished: boolean }[];
}

interface TableProps {
  deletions: Deletion[];
  /** The deletion that is just being restored. */
  busy: string | null;
  onRestore(deletion: string): void;
}

const COLUMNS = [
  "trash.document",
  "trash.language",
  "trash.by",
  "trash.at",
  "trash.left",
  "trash.action",
] as const;
const SOON = 3;

function DeletionRow({ one, busy, onRestore }: { one: Deletion } & Omit<TableProps, "deletions">) {
  const intl = useIntl();
  const { formatMessage } = intl;
  const title = one.title?.trim() || formatMessage(text("untitled"));
  const kind = `subject.${one.type}`;
  const languages = one.languages.map(({ locale }) => languageWords(intl, locale)).join(", ");
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold" tag="p">
          {title}
        </Typography>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {isKey(kind) ? formatMessage(text(kind)) : one.type}
        </Typography>
      </Td>
      <Td>
        <Typography>{languages}</Typography>
      </Td>
      <Td>
        <Typography>{one.by}</Typography>
      </Td>
      <Td>
        <Typography>{momentOf(one.at)}</Typography>
      </Td>
      <Td>
        <Typography textColor={one.daysLeft <= SOON ? "danger700" : "neutral800"}>
          {formatMessage(text("trash.days"), { days: one.daysLeft })}
        </Typography>
      </Td>
      <Td>
        <Button
          variant="secondary"
          size="S"
          aria-label={formatMessage(text("trash.restoring"), { title })}
          loading={busy === one.deletion}
          disabled={busy !== null}
          onClick={() => onRestore(one.deletion)}
        >
          {formatMessage(text("trash.restore"))}
        </Button>
      </Td>
    </Tr>
  );
}

/** One line for each deletion: what, in which languages, by whom, when, and how long it can still be taken back. */
export function TrashTable({ deletions, ...row }: TableProps) {
  const { formatMessage } = useIntl();
  return (
    <Table colCount={COLUMNS.length} rowCount={deletions.length + 1}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{formatMessage(text(column))}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {deletions.map((one) => (
          <DeletionRow key={one.deletion} one={one} {...row} />
        ))}
      </Tbody>
    </Table>
  );
}
