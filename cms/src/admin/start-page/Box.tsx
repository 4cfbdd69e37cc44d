import { Button, Flex, Typography } from "@strapi/design-system";
import { useState, type ReactElement } from "react";
import { useIntl } from "react-intl";
import { createGlobalStyle } from "styled-components";
import { FEW, MANY } from "./Rows";
import { message } from "./texts";

/** The panel gives every box one height, with a second scrollbar in it: ours are as high as what they say. */
const AsHighAsTheirRows = createGlobalStyle`
  [data-strapi-widget-id^="global::"] main {
    height: auto;
    min-height: 8rem;
  }
`;

interface Answer<Data> {
  data?: Data;
  isError: boolean;
  refetch(): unknown;
}

interface AskedBoxProps<Data> {
  useAnswer(limit: number): Answer<Data>;
  children(data: Data, more: { showsMany: boolean; onMore(): void }): ReactElement;
}

/** A box of the start page that shows what the server answers: a failure of one leaves the others as they are. */
export function AskedBox<Data>({ useAnswer, children }: AskedBoxProps<Data>) {
  const { formatMessage } = useIntl();
  const [limit, setLimit] = useState(FEW);
  const few = useAnswer(FEW);
  const asked = useAnswer(limit);
  const data = asked.data ?? few.data;
  if (data)
    return (
      <>
        <AsHighAsTheirRows />
        {children(data, { showsMany: limit > FEW, onMore: () => setLimit(MANY) })}
      </>
    );
  if (!asked.isError)
    return (
      <Typography textColor="neutral600" role="status" tag="p">
        {formatMessage(message("loading"))}
      </Typography>
    );
  return (
    <Flex direction="column" alignItems="flex-start" gap={3} role="alert">
      <Typography textColor="neutral800">{formatMessage(message("error"))}</Typography>
      <Button variant="tertiary" size="S" onClick={() => asked.refetch()}>
        {formatMessage(message("retry"))}
      </Button>
    </Flex>
  );
}
