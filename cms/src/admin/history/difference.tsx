import { Box, Flex, Typography } from "@strapi/design-system";
import { useIntl } from "react-intl";
import { styled } from "styled-components";
import { text } from "./texts";
import { valueWords } from "./words";

interface Part {
  kind: "same" | "added" | "removed";
  text: string;
}

type Paragraph =
  | { kind: "same"; count: number }
  | { kind: "added" | "removed"; text: string }
  | { kind: "changed"; parts: Part[] };

export interface FieldDifference {
  field: string;
  label: string;
  type: string;
  from?: unknown;
  to?: unknown;
  paragraphs?: Paragraph[];
}

const Added = styled.ins`
  background: ${({ theme }) => theme.colors.success100};
  color: ${({ theme }) => theme.colors.success700};
  margin: 0 0.2rem;
  text-decoration: underline;
`;

const Removed = styled.del`
  background: ${({ theme }) => theme.colors.danger100};
  color: ${({ theme }) => theme.colors.danger700};
  margin: 0 0.2rem;
`;

const Line = styled.p`
  margin: 0;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  line-height: 1.6;
  overflow-wrap: anywhere;
  white-space: pre-wrap;
`;

const isBlank = (value: unknown) => value === null || value === undefined || value === "";

function ValueChange({ type, from, to }: FieldDifference) {
  const intl = useIntl();
  const key = isBlank(from) ? "value.added" : isBlank(to) ? "value.removed" : "value.changed";
  const values = { from: valueWords(intl, type, from), to: valueWords(intl, type, to) };
  return <Line>{intl.formatMessage(text(key), values)}</Line>;
}

function ParagraphChange({ paragraph }: { paragraph: Paragraph }) {
  const { formatMessage } = useIntl();
  if (paragraph.kind === "same")
    return (
      <Typography variant="pi" textColor="neutral600" tag="p">
        {formatMessage(text("text.same"), { count: paragraph.count })}
      </Typography>
    );
  if (paragraph.kind === "changed")
    return (
      <Line>
        {paragraph.parts.map((part, index) => {
          const Mark = { added: Added, removed: Removed, same: "span" }[part.kind];
          return <Mark key={index}>{part.text}</Mark>;
        })}
      </Line>
    );
  const Mark = paragraph.kind === "added" ? Added : Removed;
  return (
    <Line>
      {formatMessage(text(`text.${paragraph.kind}`))} <Mark>{paragraph.text}</Mark>
    </Line>
  );
}

/** What changed, field by field: short values in a sentence, texts paragraph by paragraph with what came and went marked. */
export function Difference({ fields }: { fields: FieldDifference[] }) {
  const { formatMessage } = useIntl();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {fields.map((change) => (
        <Box key={change.field} tag="section" aria-label={change.label}>
          <Typography fontWeight="bold" tag="h3" paddingBottom={1}>
            {change.label}
          </Typography>
          {!change.paragraphs && <ValueChange {...change} />}
          {change.paragraphs?.map((paragraph, index) => (
            <ParagraphChange key={index} paragraph={paragraph} />
          ))}
          {change.paragraphs?.every(({ kind }) => kind === "same") && (
            <Typography textColor="neutral600" tag="p">
              {formatMessage(text("compare.form"))}
            </Typography>
          )}
        </Box>
      ))}
    </Flex>
  );
}
