import type { Editor } from "@tiptap/core";
import { Button, Flex } from "@strapi/design-system";
import { useTexts } from "./use-texts";

type Command = (chain: ReturnType<Editor["chain"]>) => ReturnType<Editor["chain"]>;

const COMMANDS: [name: string, command: Command][] = [
  ["row-above", (chain) => chain.addRowBefore()],
  ["row-below", (chain) => chain.addRowAfter()],
  ["row-delete", (chain) => chain.deleteRow()],
  ["column-left", (chain) => chain.addColumnBefore()],
  ["column-right", (chain) => chain.addColumnAfter()],
  ["column-delete", (chain) => chain.deleteColumn()],
  ["merge", (chain) => chain.mergeCells()],
  ["split", (chain) => chain.splitCell()],
  ["head", (chain) => chain.toggleHeaderRow()],
  ["delete", (chain) => chain.deleteTable()],
];

/** What can be done to the table in which the cursor stands. */
export function TableBar({ editor }: { editor: Editor }) {
  const say = useTexts();
  return (
    <Flex
      role="toolbar"
      aria-label={say("table.tools")}
      padding={2}
      gap={1}
      wrap="wrap"
      background="neutral100"
      borderWidth="0 0 1px 0"
      borderColor="neutral200"
    >
      {COMMANDS.map(([name, command]) => (
        <Button
          key={name}
          size="S"
          variant={name === "delete" ? "danger-light" : "tertiary"}
          disabled={!command(editor.can().chain() as ReturnType<Editor["chain"]>).run()}
          onMouseDown={(event: React.MouseEvent) => event.preventDefault()}
          onClick={() => command(editor.chain().focus()).run()}
        >
          {say(`table.${name}`)}
        </Button>
      ))}
    </Flex>
  );
}
