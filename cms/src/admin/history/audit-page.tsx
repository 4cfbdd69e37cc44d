import { Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from "@strapi/design-system";
import { Layouts, Page, useFetchClient } from "@strapi/strapi/admin";
import { useState } from "react";
import { useIntl } from "react-intl";
import { Asked } from "./asked";
import { AuditFilter, UNFILTERED, type Filter } from "./audit-filter";
import { doneWords, personWords, subjectWords, type AuditRow } from "./audit-words";
import { text } from "./texts";
import { useAnswer, type Answer } from "./use-answer";
import { momentOf } from "./words";

interface Rows {
  rows: AuditRow[];
  more: boolean;
}

const COLUMNS = ["audit.at", "audit.by", "audit.what", "audit.subject", "audit.network"] as const;

function AuditTable({ rows }: { rows: AuditRow[] }) {
  const intl = useIntl();
  return (
    <Table colCount={COLUMNS.length} rowCount={rows.length + 1}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{intl.formatMessage(text(column))}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            {[
              momentOf(row.at),
              personWords(intl, row),
              doneWords(intl, row),
              subjectWords(intl, row),
              row.network,
            ].map((said, index) => (
              <Td key={COLUMNS[index]}>
                <Typography>{said}</Typography>
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** The first page of what was asked for, and what was added to it. */
function AuditRows({ path, answer }: { path: string; answer: Answer<Rows> }) {
  const { formatMessage } = useIntl();
  const { get } = useFetchClient();
  const [added, setAdded] = useState<Rows | null>(null);
  return (
    <Asked answer={answer}>
      {(first) => {
        const rows = [...first.rows, ...(added?.rows ?? [])];
        const showMore = async () => {
          const { data } = await get<Rows>(`${path}&before=${rows.at(-1)!.id}`);
          setAdded({ more: data.more, rows: [...(added?.rows ?? []), ...data.rows] });
        };
        if (rows.length === 0)
          return <Typography textColor="neutral600">{formatMessage(text("audit.empty"))}</Typography>;
        return (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <AuditTable rows={rows} />
            {(added ?? first).more && (
              <Button variant="tertiary" onClick={showMore}>
                {formatMessage(text("more"))}
              </Button>
            )}
          </Flex>
        );
      }}
    </Asked>
  );
}

function AuditOf({ filter }: { filter: Filter }) {
  const path = `/content-audit/rows?${new URLSearchParams({ ...filter })}`;
  return <AuditRows path={path} answer={useAnswer<Rows>(path)} />;
}

/** Who did what when. For administrators, and roles they give the right to. */
export default function AuditPage() {
  const { formatMessage } = useIntl();
  const [filter, setFilter] = useState<Filter>(UNFILTERED);
  return (
    <Page.Protect permissions={[{ action: "admin::content-log.read", subject: null }]}>
      <Page.Main>
        <Page.Title>{formatMessage(text("audit.title"))}</Page.Title>
        <Layouts.Header
          title={formatMessage(text("audit.title"))}
          subtitle={formatMessage(text("audit.explain"))}
        />
        <Layouts.Content>
          <AuditFilter onFilter={setFilter} />
          <AuditOf key={JSON.stringify(filter)} filter={filter} />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
