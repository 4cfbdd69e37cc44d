import { Box, Typography } from "@strapi/design-system";
import { useIntl } from "react-intl";
import { styled } from "styled-components";
import { text } from "./texts";
import { actionWords, momentOf } from "./words";

/** One version as the server lists it. */
export interface Version {
  id: number;
  at: string;
  by: string;
  action: string;
  status: "draft" | "published" | "modified";
  changed: { field: string; label: string }[];
}

export interface Versions {
  versions: Version[];
  more: boolean;
  mayRestore: boolean;
}

const Row = styled.button<{ $isChosen: boolean }>`
  width: 100%;
  padding: ${({ theme }) => theme.spaces[2]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $isChosen }) => ($isChosen ? theme.colors.primary100 : "transparent")};
  text-align: left;
  cursor: pointer;
  overflow-wrap: anywhere;
  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

/** Many fields make no list that anybody reads: the first three, and how many more. */
function fieldsOf({ action, changed }: Version): string {
  if (action === "create" || changed.length === 0) return "";
  const named = changed.slice(0, 3).map(({ label }) => label);
  const more = changed.length > 3 ? ` (+${changed.length - 3})` : "";
  return `: ${named.join(", ")}${more}`;
}

/** Who, when and what, in two lines; a click shows the difference. */
export function VersionRow({
  version,
  isChosen = false,
  onChoose,
}: {
  version: Version;
  isChosen?: boolean;
  onChoose(): void;
}) {
  const intl = useIntl();
  const status = version.status === "draft" ? "unpublished" : version.status;
  return (
    <Box tag="li" width="100%">
      <Row type="button" $isChosen={isChosen} aria-current={isChosen} onClick={onChoose}>
        <Typography fontWeight="semiBold" tag="p">
          {actionWords(intl, version.action)}
          {fieldsOf(version)}
        </Typography>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {[
            momentOf(version.at),
            version.by || intl.formatMessage(text("found")),
            intl.formatMessage(text(status)),
          ].join(" · ")}
        </Typography>
      </Row>
    </Box>
  );
}
