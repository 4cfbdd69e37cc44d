import { Box, Typography } from "@strapi/design-system";

/** What an editor asks of the writer, as they wrote it. */
export function Remark({ children }: { children: string }) {
  return (
    <Box background="warning100" hasRadius padding={3} width="100%">
      <Typography tag="p" textColor="neutral800" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {children}
      </Typography>
    </Box>
  );
}
