import { Box, Button, Flex, Modal, Tabs, Typography } from "@strapi/design-system";
import { useFetchClient } from "@strapi/strapi/admin";
import { useState } from "react";
import { useIntl } from "react-intl";
import { Asked } from "./asked";
import { Difference, type FieldDifference } from "./difference";
import { RestoreButton } from "./restore-button";
import { text } from "./texts";
import { useAnswer } from "./use-answer";
import { VersionRow, type Version, type Versions } from "./version-row";
import { momentOf } from "./words";

interface Compared {
  first: boolean;
  fields: FieldDifference[];
}

type Comparison = "previous" | "current";

function Comparing({ version, comparison }: { version: Version; comparison: Comparison }) {
  const { formatMessage } = useIntl();
  const answer = useAnswer<Compared>(`/content-history/versions/${version.id}/difference?with=${comparison}`);
  return (
    <Asked answer={answer}>
      {({ first, fields }) => (
        <Box>
          {first && (
            <Typography textColor="neutral600" tag="p" paddingBottom={3}>
              {formatMessage(text("compare.first"))}
            </Typography>
          )}
          {fields.length === 0 && (
            <Typography textColor="neutral600" tag="p">
              {formatMessage(text(comparison === "current" ? "compare.same" : "compare.nothing"))}
            </Typography>
          )}
          <Difference fields={fields} />
        </Box>
      )}
    </Asked>
  );
}

interface DialogProps {
  /** The address of the list, without a page. */
  path: string;
  list: Versions;
  initial: Version;
  isModified: boolean;
  onClose(): void;
}

/** All versions of one language of a document beside what the chosen one says. */
export function VersionsDialog({ path, list, initial, isModified, onClose }: DialogProps) {
  const { formatMessage } = useIntl();
  const { get } = useFetchClient();
  const [{ versions, more }, setShown] = useState(list);
  const [chosen, setChosen] = useState(initial);
  const [comparison, setComparison] = useState<Comparison>("previous");
  const [isRestored, setRestored] = useState(false);

  const showMore = async () => {
    const { data } = await get<Versions>(`${path}&before=${versions.at(-1)!.id}`);
    setShown({ ...data, versions: [...versions, ...data.versions] });
  };
  // The editor keeps what it was given when it opened: only a new page shows the restored text in every field.
  const close = () => (isRestored ? window.location.reload() : onClose());

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal.Content style={{ width: "90vw", maxWidth: "110rem" }}>
        <Modal.Header closeLabel={formatMessage(text("close"))}>
          <Modal.Title>{formatMessage(text("title"))}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex alignItems="flex-start" gap={6} minHeight="50vh">
            <Box width="34rem" shrink={0}>
              <Flex direction="column" gap={1} tag="ol">
                {versions.map((version) => (
                  <VersionRow
                    key={version.id}
                    version={version}
                    isChosen={version.id === chosen.id}
                    onChoose={() => setChosen(version)}
                  />
                ))}
              </Flex>
              {more && (
                <Button variant="tertiary" size="S" onClick={showMore}>
                  {formatMessage(text("more"))}
                </Button>
              )}
            </Box>
            <Box flex="1" minWidth={0}>
              <Typography variant="beta" tag="h2" paddingBottom={3}>
                {formatMessage(text("version"), { at: momentOf(chosen.at) })}
              </Typography>
              <Tabs.Root value={comparison} onValueChange={(value) => setComparison(value as Comparison)}>
                <Tabs.List aria-label={formatMessage(text("title"))}>
                  <Tabs.Trigger value="previous">{formatMessage(text("compare.previous"))}</Tabs.Trigger>
                  <Tabs.Trigger value="current">{formatMessage(text("compare.current"))}</Tabs.Trigger>
                </Tabs.List>
              </Tabs.Root>
              <Box paddingTop={4}>
                <Comparing key={`${chosen.id} ${comparison}`} version={chosen} comparison={comparison} />
              </Box>
            </Box>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Flex alignItems="flex-end" justifyContent="space-between" gap={4} width="100%">
            <RestoreButton
              key={chosen.id}
              version={chosen.id}
              mayRestore={list.mayRestore}
              isModified={isModified}
              onRestored={() => setRestored(true)}
            />
            <Button variant="tertiary" onClick={close}>
              {formatMessage(text("close"))}
            </Button>
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
