import {
  Box,
  Button,
  Flex,
  Modal,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
  VisuallyHidden,
} from "@strapi/design-system";
import { Layouts, useNotification } from "@strapi/strapi/admin";
import { useState } from "react";
import { useIntl } from "react-intl";
import { CodePicker } from "../pickers/code-picker";
import { useAssignMutation, useAssignmentsQuery, type Assigned } from "./ask";
import { message } from "./texts";
import { useDoing } from "./told";

/** The unions of one member of staff, to be changed. */
function Assignment({ person, onDone }: { person: Assigned; onDone(): void }) {
  const { formatMessage } = useIntl();
  const doing = useDoing();
  const { toggleNotification } = useNotification();
  const [codes, setCodes] = useState(person.unions.map(({ code }) => code));
  const [assign, { isLoading }] = useAssignMutation();
  const save = async () => {
    const work = assign({ id: person.id, codes });
    if (!(await doing(work, "assignments.saved"))) return;
    const { data } = (await work) as { data?: { unchecked: string[] } };
    const unchecked = data?.unchecked ?? [];
    if (unchecked.length > 0)
      toggleNotification({
        type: "warning",
        message: formatMessage(message("assignments.unchecked"), { codes: unchecked.join(", ") }),
      });
    onDone();
  };
  return (
    <>
      <Modal.Header closeLabel={formatMessage(message("cancel"))}>
        <Modal.Title>{formatMessage(message("assignments.edit"), { person: person.name })}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Box minHeight="30rem">
          <CodePicker
            kind="union"
            several
            name="codes"
            label={formatMessage(message("assignments.field"))}
            hint={formatMessage(message("assignments.hint"))}
            value={codes}
            onChange={setCodes}
          />
        </Box>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onDone}>
          {formatMessage(message("cancel"))}
        </Button>
        <Button onClick={() => void save()} loading={isLoading}>
          {formatMessage(message("assignments.save"))}
        </Button>
      </Modal.Footer>
    </>
  );
}

/** What somebody reaches. */
function Scope({ person }: { person: Assigned }) {
  const { formatMessage } = useIntl();
  if (person.scope === "assigned")
    return (
      <Flex direction="column" alignItems="flex-start">
        {person.unions.map(({ code, name }) => (
          <Typography key={code}>{name ? `${name} (${code})` : code}</Typography>
        ))}
      </Flex>
    );
  return (
    <Typography textColor={person.scope === "own" ? "warning700" : "neutral600"}>
      {formatMessage(message(`assignments.${person.scope}`))}
    </Typography>
  );
}

/** Who works for which unions. Administrators alone are answered. */
export default function AssignmentsPage() {
  const { formatMessage } = useIntl();
  const { data, error } = useAssignmentsQuery(undefined, { refetchOnMountOrArgChange: true });
  const [edited, setEdited] = useState<Assigned | null>(null);
  const told = (error as { message?: string } | undefined)?.message;
  return (
    <Layouts.Root>
      <Layouts.Header
        title={formatMessage(message("assignments.title"))}
        subtitle={formatMessage(message("assignments.subtitle"))}
      />
      <Layouts.Content>
        {!data && (
          <Typography role="status">
            {told ?? formatMessage(message(error ? "failed" : "loading"))}
          </Typography>
        )}
        {data && (
          <Table colCount={4} rowCount={data.staff.length + 1}>
            <Thead>
              <Tr>
                {(["person", "roles", "unions"] as const).map((column) => (
                  <Th key={column}>
                    <Typography variant="sigma">{formatMessage(message(`assignments.${column}`))}</Typography>
                  </Th>
                ))}
                <Th>
                  <VisuallyHidden>{formatMessage(message("assignments.title"))}</VisuallyHidden>
                </Th>
              </Tr>
            </Thead>
            <Tbody>
              {data.staff.map((person) => (
                <Tr key={person.id}>
                  <Td>
                    <Flex direction="column" alignItems="flex-start">
                      <Typography fontWeight="semiBold">{person.name}</Typography>
                      <Typography variant="pi" textColor="neutral600">
                        {person.email}
                        {!person.isActive && ` (${formatMessage(message("assignments.inactive"))})`}
                      </Typography>
                    </Flex>
                  </Td>
                  <Td>
                    <Typography>{person.roles.join(", ")}</Typography>
                  </Td>
                  <Td>
                    <Scope person={person} />
                  </Td>
                  <Td>
                    {person.isAssignable && (
                      <Button
                        variant="tertiary"
                        size="S"
                        onClick={() => setEdited(person)}
                        aria-label={formatMessage(message("assignments.edit"), { person: person.name })}
                      >
                        {formatMessage(message("assignments.title"))}
                      </Button>
                    )}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
        <Modal.Root open={edited !== null} onOpenChange={(isOpen: boolean) => isOpen || setEdited(null)}>
          <Modal.Content>
            {edited && <Assignment person={edited} onDone={() => setEdited(null)} />}
          </Modal.Content>
        </Modal.Root>
      </Layouts.Content>
    </Layouts.Root>
  );
}
