import { Badge, Box, Button, Flex, Typography } from "@strapi/design-system";
import { type ReactNode } from "react";
import { useIntl } from "react-intl";
import { Link } from "react-router-dom";
import { styled } from "styled-components";
import { message } from "./texts";
import type { Item } from "./waiting";

/** How many rows a box shows at first, and how many after "show more": the most the server gives. */
export const FEW = 5;
export const MANY = 100;

export interface Row extends Item {
  /** What there is to know beside the title: who and when. */
  told: string;
  /** A sentence that somebody has to act on: a remark, a reason. */
  remark?: string | null;
  mark?: { text: string; tone: "danger" | "warning" };
}

const List = styled.ul`
  width: 100%;
  max-height: 40rem;
  overflow-y: auto;
`;

const Entry = styled.li`
  padding: ${({ theme }) => theme.spaces[3]} 0;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  overflow-wrap: anywhere;
`;

const Title = styled(Link)`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  line-height: 1.4;
  text-decoration: none;
  &:hover,
  &:focus-visible {
    color: ${({ theme }) => theme.colors.primary600};
    text-decoration: underline;
  }
`;

const addressOf = ({ uid, documentId, locale }: Item) =>
  `/content-manager/collection-types/${uid}/${documentId}?plugins[i18n][locale]=${locale}`;

function RowOf({ row }: { row: Row }) {
  const { formatMessage } = useIntl();
  const kind = [formatMessage(message(`type.${row.type}`))];
  if (row.locale === "en") kind.push(formatMessage(message("locale.en")));
  return (
    <Entry>
      <Flex gap={2} alignItems="flex-start" justifyContent="space-between">
        <Title to={addressOf(row)}>{row.title?.trim() || formatMessage(message("untitled"))}</Title>
        {row.mark && (
          <Badge backgroundColor={`${row.mark.tone}100`} textColor={`${row.mark.tone}700`}>
            {row.mark.text}
          </Badge>
        )}
      </Flex>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {[...kind, row.told].filter(Boolean).join(" · ")}
      </Typography>
      {row.remark && (
        <Typography variant="pi" textColor="neutral800" tag="p">
          {row.remark}
        </Typography>
      )}
    </Entry>
  );
}

interface RowsProps {
  /** What staff should know before they read the rows. */
  notice?: string | null;
  /** One line above the rows that says how many there are. */
  summary: string;
  /** Said where there is nothing. */
  none: ReactNode;
  rows: Row[];
  count: number;
  showsMany: boolean;
  onMore(): void;
}

/** The rows of one box; each leads to its document. */
export function Rows({ notice, summary, none, rows, count, showsMany, onMore }: RowsProps) {
  const { formatMessage } = useIntl();
  const told = notice && (
    <Typography textColor="warning700" tag="p" paddingBottom={3}>
      {notice}
    </Typography>
  );
  if (count === 0)
    return (
      <Box width="100%">
        {told}
        <Typography textColor="neutral600" tag="p">
          {none}
        </Typography>
      </Box>
    );
  return (
    <Box width="100%">
      {told}
      <Typography fontWeight="semiBold" tag="p" paddingBottom={3}>
        {summary}
      </Typography>
      <List>
        {rows.map((row, index) => (
          <RowOf key={`${row.uid} ${row.documentId} ${row.locale} ${index}`} row={row} />
        ))}
      </List>
      {rows.length < count && !showsMany && (
        <Button variant="tertiary" size="S" onClick={onMore}>
          {formatMessage(message("more"))}
        </Button>
      )}
      {rows.length < count && showsMany && (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {formatMessage(message("more.cut"), { shown: rows.length, count })}
        </Typography>
      )}
    </Box>
  );
}
