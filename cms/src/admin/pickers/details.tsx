import { Badge, Flex, Typography } from "@strapi/design-system";
import type { Picked } from "./ask";

/** Who stands above, the root first. */
export const pathOf = (path: string[]): string => path.join(" › ");

/** A union, campaign or congress in two lines: its name with what sets it apart, and where it stands. */
export function Details({ picked, extra }: { picked: Picked; extra?: string }) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2} wrap="wrap">
        <Typography fontWeight="semiBold">{picked.name}</Typography>
        {picked.note && (
          <Badge {...(picked.ended ? { backgroundColor: "warning100" } : {})}>{picked.note}</Badge>
        )}
        {extra && <Badge>{extra}</Badge>}
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {[pathOf(picked.path), picked.province, picked.code].filter(Boolean).join(" · ")}
      </Typography>
    </Flex>
  );
}
