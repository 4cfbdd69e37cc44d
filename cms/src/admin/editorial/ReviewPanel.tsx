import { Badge, Button, Flex, Typography } from "@strapi/design-system";
import { useForm } from "@strapi/strapi/admin";
import { useIntl } from "react-intl";
import {
  useOpenState,
  useOpenVersion,
  useWithdrawReviewMutation,
  type DocumentState,
  type Version,
} from "./ask";
import { civilInWords } from "./civil-time";
import { Remark } from "./Remark";
import { SendBack } from "./SendBack";
import { message } from "./texts";
import { useDoing } from "./told";

type Review = NonNullable<DocumentState["review"]>;

/** Who asked and when, and whether the text is still what was asked about. */
function Request({ review }: { review: Review }) {
  const { formatMessage } = useIntl();
  const { askedBy, askedAt, changedBy, changedAt } = review;
  const changed = changedBy ? "review.changed" : "review.changed-nobody";
  return (
    <>
      <Typography tag="p" textColor="neutral600">
        {formatMessage(message("review.asked-by"), { person: askedBy.name, when: civilInWords(askedAt) })}
      </Typography>
      {changedAt && (
        <Typography tag="p" textColor="warning700">
          {formatMessage(message(changed), { person: changedBy?.name, when: civilInWords(changedAt) })}
        </Typography>
      )}
    </>
  );
}

function ReviewContent({ version, state }: { version: Version; state: DocumentState }) {
  const { formatMessage } = useIntl();
  const doing = useDoing();
  const [withdraw, { isLoading }] = useWithdrawReviewMutation();
  const isModified = useForm("ReviewPanel", (form) => form.modified);
  const { review, may } = state;
  const returned = review?.state === "asked" ? "review.returned-before" : "review.returned-by";
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {review && (
        <Flex>
          <Badge
            backgroundColor={review.state === "asked" ? "primary100" : "warning100"}
            textColor={review.state === "asked" ? "primary700" : "warning700"}
          >
            {formatMessage(message(`review.state.${review.state}`))}
          </Badge>
        </Flex>
      )}
      {review?.state === "asked" && <Request review={review} />}
      {review?.remark && review.returnedAt && (
        <>
          <Typography tag="p" textColor="neutral600">
            {formatMessage(message(returned), {
              person: review.returnedBy?.name,
              when: civilInWords(review.returnedAt),
            })}
          </Typography>
          <Remark>{review.remark}</Remark>
        </>
      )}
      {may.ask && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {formatMessage(message(isModified ? "review.save-first" : "review.draft"))}
        </Typography>
      )}
      {may.withdraw && (
        <Button
          variant="tertiary"
          fullWidth
          loading={isLoading}
          onClick={() => void doing(withdraw(version), "review.withdrawn")}
        >
          {formatMessage(message("review.withdraw"))}
        </Button>
      )}
      {may.sendBack && <SendBack version={version} />}
    </Flex>
  );
}

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { id?: number | string; documentId?: string; locale?: string | null };
}

/** Beside the form: where the text stands between its writer and an editor. Editors see it while something waits. */
export function ReviewPanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const version = useOpenVersion(props);
  const { data } = useOpenState(version);
  if (!version || !data || (!data.review && !data.may.ask)) return null;
  return {
    title: formatMessage(message("review.title")),
    content: <ReviewContent version={version} state={data} />,
  };
}
