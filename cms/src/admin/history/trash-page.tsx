import { Alert, Box, Button, Table, Tbody, Td, Th, Thead, Tr, Typography } from "@strapi/design-system";
import { Layouts, Page, useFetchClient } from "@strapi/strapi/admin";
import { useState } from "react";
import { useIntl } from "react-intl";
import { Link } from "react-router-dom";
import { Asked } from "./asked";
import { Notes, type Note } from "./notes";
import { isKey, text } from "./texts";
import { reasonOf, useAnswer } from "./use-answer";
import { languageWords, momentOf } from "./words";

interface Deletion {
  deletion: string;
  type: string;
  title: string | null;
  at: string;
  by: string;
  daysLeft: number;
  languages: { locale: string; wasPublished: boolean }[];
}

interface Restored {
  type: string;
  documentId: string;
  locale: string;
  notes: Note[];
}

const COLUMNS = [
  "trash.document",
  "trash.language",
  "trash.by",
  "trash.at",
  "trash.left",
  "trash.action",
] as const;

/** What was deleted in the last thirty days, and the button that brings it back. */
export default function TrashPage() {
  const intl = useIntl();
  const { formatMessage } = intl;
  const { post } = useFetchClient();
  const answer = useAnswer<{ deletions: Deletion[] }>("/content-history/trash");
  const [busy, setBusy] = useState<string | null>(null);
  const [restored, setRestored] = useState<Restored | null>(null);
  const [reason, setReason] = useState<string | null>(null);

  const restore = async (deletion: string) => {
    setBusy(deletion);
    setRestored(null);
    setReason(null);
    try {
      setRestored((await post<Restored>(`/content-history/trash/${deletion}/restore`, {})).data);
    } catch (error) {
      setReason(reasonOf(error));
    } finally {
      setBusy(null);
      answer.reload();
    }
  };
  const kindOf = (type: string) => {
    const key = `subject.${type}`;
    return isKey(key) ? formatMessage(text(key)) : type;
  };

  return (
    <Page.Main>
      <Page.Title>{formatMessage(text("trash.title"))}</Page.Title>
      <Layouts.Header
        title={formatMessage(text("trash.title"))}
        subtitle={formatMessage(text("trash.explain"), { days: 30 })}
      />
      <Layouts.Content>
        <Box paddingBottom={4}>
          {restored && (
            <Alert
              variant="success"
              title={formatMessage(text("restore.done"))}
              closeLabel={formatMessage(text("close"))}
              onClose={() => setRestored(null)}
              action={
                <Link
                  to={`/content-manager/collection-types/api::${restored.type}.${restored.type}/${restored.documentId}?plugins[i18n][locale]=${restored.locale}`}
                >
                  {formatMessage(text("trash.see"))}
                </Link>
              }
            >
              <Notes notes={restored.notes} />
            </Alert>
          )}
          {reason !== null && (
            <Alert
              variant="danger"
              title={formatMessage(text("restore.refused"))}
              closeLabel={formatMessage(text("close"))}
              onClose={() => setReason(null)}
            >
              {reason}
            </Alert>
          )}
        </Box>
        <Asked answer={answer}>
          {({ deletions }) =>
            deletions.length === 0 ? (
              <Typography textColor="neutral600">{formatMessage(text("trash.empty"))}</Typography>
            ) : (
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
                  {deletions.map((one) => {
                    const title = one.title?.trim() || formatMessage(text("untitled"));
                    return (
                      <Tr key={one.deletion}>
                        <Td>
                          <Typography fontWeight="semiBold" tag="p">
                            {title}
                          </Typography>
                          <Typography variant="pi" textColor="neutral600" tag="p">
                            {kindOf(one.type)}
                          </Typography>
                        </Td>
                        <Td>
                          <Typography>
                            {one.languages.map(({ locale }) => languageWords(intl, locale)).join(", ")}
                          </Typography>
                        </Td>
                        <Td>
                          <Typography>{one.by}</Typography>
                        </Td>
                        <Td>
                          <Typography>{momentOf(one.at)}</Typography>
                        </Td>
                        <Td>
                          <Typography textColor={one.daysLeft <= 3 ? "danger700" : "neutral800"}>
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
                            onClick={() => restore(one.deletion)}
                          >
                            {formatMessage(text("trash.restore"))}
                          </Button>
                        </Td>
                      </Tr>
                    );
                  })}
                </Tbody>
              </Table>
            )
          }
        </Asked>
      </Layouts.Content>
    </Page.Main>
  );
}
