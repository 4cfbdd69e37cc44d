import { Button, Flex, Typography } from "@strapi/design-system";
import type { ReactElement } from "react";
import { useIntl } from "react-intl";
import { text } from "./texts";
import type { Answer } from "./use-answer";

interface AskedProps<Data> {
  answer: Answer<Data>;
  children(data: Data): ReactElement;
}

/** What was asked for, or that it is coming, or that it failed and can be tried again. */
export function Asked<Data>({ answer, children }: AskedProps<Data>) {
  const { formatMessage } = useIntl();
  if (answer.hasFailed)
    return (
      <Flex gap={3} role="alert">
        <Typography textColor="neutral800">{formatMessage(text("failed"))}</Typography>
        <Button variant="tertiary" size="S" onClick={answer.reload}>
          {formatMessage(text("retry"))}
        </Button>
      </Flex>
    );
  if (answer.data) return children(answer.data);
  return (
    <Typography textColor="neutral600" role="status">
      {formatMessage(text("loading"))}
    </Typography>
  );
}
