import * as React from "react";
import { useEditorState } from "@tiptap/react";
import type { Editor } from "@tiptap/core";
import { Box, Flex, IconButton, SingleSelect, SingleSelectOption } from "@strapi/design-system";
import * as Icons from "@strapi/icons";
import { PictureLibrary } from "./library";
import { LinkBar } from "./LinkBar";
import { TableBar } from "./TableBar";
import { useTexts } from "./use-texts";

type Chain = ReturnType<Editor["chain"]>;

interface Tool {
  name: string;
  icon: React.ReactNode;
  command(chain: Chain): Chain;
  /** The mark or node that the button switches on and off. */
  switches?: string;
}

const letter = (content: React.ReactNode) => (
  <span style={{ fontSize: "1.3rem", fontWeight: 600, lineHeight: "1.6rem", minWidth: "1.6rem" }}>
    {content}
  </span>
);
const raised = <sup style={{ fontSize: "0.9rem" }}>2</sup>;
const lowered = <sub style={{ fontSize: "0.9rem" }}>2</sub>;

const GROUPS: Tool[][] = [
  [
    { name: "bold", icon: <Icons.Bold />, switches: "bold", command: (chain) => chain.toggleBold() },
    { name: "italic", icon: <Icons.Italic />, switches: "italic", command: (chain) => chain.toggleItalic() },
    {
      name: "underline",
      icon: <Icons.Underline />,
      switches: "underline",
      command: (chain) => chain.toggleUnderline(),
    },
    {
      name: "strike",
      icon: <Icons.StrikeThrough />,
      switches: "strike",
      command: (chain) => chain.toggleStrike(),
    },
    {
      name: "superscript",
      icon: letter(<>x{raised}</>),
      switches: "superscript",
      command: (chain) => chain.toggleMark("superscript"),
    },
    {
      name: "subscript",
      icon: letter(<>x{lowered}</>),
      switches: "subscript",
      command: (chain) => chain.toggleMark("subscript"),
    },
  ],
  [
    {
      name: "bullets",
      icon: <Icons.BulletList />,
      switches: "bulletList",
      command: (chain) => chain.toggleBulletList(),
    },
    {
      name: "numbers",
      icon: <Icons.NumberList />,
      switches: "orderedList",
      command: (chain) => chain.toggleOrderedList(),
    },
    { name: "outdent", icon: <Icons.IndentDecrease />, command: (chain) => chain.liftListItem("listItem") },
    { name: "indent", icon: <Icons.IndentIncrease />, command: (chain) => chain.sinkListItem("listItem") },
  ],
  [
    { name: "line", icon: <Icons.Minus />, command: (chain) => chain.setHorizontalRule() },
    {
      name: "table",
      icon: <Icons.GridNine />,
      command: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    },
  ],
  [
    { name: "clear", icon: <Icons.PaintBrush />, command: (chain) => chain.unsetAllMarks() },
    {
      name: "undo",
      icon: <Icons.ArrowClockwise style={{ transform: "scaleX(-1)" }} />,
      command: (chain) => chain.undo(),
    },
    { name: "redo", icon: <Icons.ArrowClockwise />, command: (chain) => chain.redo() },
  ],
];

const able = (editor: Editor, tool: Tool): boolean => tool.command(editor.can().chain() as Chain).run();

/** What the buttons show of where the cursor stands. */
function stateOf(editor: Editor) {
  const tools = GROUPS.flat();
  const level = editor.isActive("heading") ? Number(editor.getAttributes("heading").level) : null;
  return {
    on: tools.filter(({ switches }) => switches && editor.isActive(switches)).map(({ name }) => name),
    off: tools.filter((tool) => !able(editor, tool)).map(({ name }) => name),
    style: level
      ? `heading${level}`
      : editor.isActive("codeBlock")
        ? "code"
        : editor.isActive("blockquote")
          ? "quote"
          : "paragraph",
    link: editor.isActive("link"),
    table: editor.isActive("table"),
  };
}

function setStyle(editor: Editor, style: string): void {
  const chain = editor.chain().focus();
  const level = /^heading([1-6])$/.exec(style)?.[1];
  if (editor.isActive("blockquote") && style !== "quote") chain.lift("blockquote");
  if (level) chain.setNode("heading", { level: Number(level) });
  else if (style === "code") chain.setNode("codeBlock");
  else if (style === "quote") chain.setNode("paragraph").wrapIn("blockquote");
  else chain.setNode("paragraph");
  chain.run();
}

export function Toolbar({ editor, disabled }: { editor: Editor; disabled: boolean }) {
  const say = useTexts();
  const [linking, setLinking] = React.useState(false);
  const [choosing, setChoosing] = React.useState(false);
  const state = useEditorState({ editor, selector: ({ editor: current }) => stateOf(current) });
  const styles = ["paragraph", "heading2", "heading3", "heading4", "quote", "code"];
  const named = (style: string) =>
    styles.includes(style) ? say(style) : say("heading-other", { level: style.slice(-1) });

  const button = (name: string, icon: React.ReactNode, on: boolean, off: boolean, run: () => void) => (
    <IconButton
      key={name}
      type="button"
      size="S"
      label={say(name)}
      aria-pressed={on}
      disabled={disabled || off}
      variant={on ? "secondary" : "ghost"}
      onMouseDown={(event: React.MouseEvent) => event.preventDefault()}
      onClick={run}
    >
      {icon}
    </IconButton>
  );

  return (
    <div className="toolbar">
      <Flex
        role="toolbar"
        aria-label={say("toolbar")}
        padding={2}
        gap={3}
        wrap="wrap"
        borderWidth="0 0 1px 0"
        borderColor="neutral200"
      >
        <Box width="17rem">
          <SingleSelect
            size="S"
            aria-label={say("style")}
            value={state.style}
            disabled={disabled}
            onChange={(style: string | number) => setStyle(editor, String(style))}
          >
            {[...new Set([...styles, state.style])].map((style) => (
              <SingleSelectOption key={style} value={style}>
                {named(style)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Box>
        {GROUPS.map((tools, index) => (
          <Flex key={index} gap={1}>
            {index === 2
              ? button("link", <Icons.Link />, state.link, false, () => setLinking(!linking))
              : null}
            {index === 2 ? button("picture", <Icons.Image />, false, false, () => setChoosing(true)) : null}
            {tools.map((tool) =>
              button(
                tool.name,
                tool.icon,
                state.on.includes(tool.name),
                state.off.includes(tool.name),
                () => {
                  tool.command(editor.chain().focus()).run();
                },
              ),
            )}
          </Flex>
        ))}
      </Flex>
      {linking && !disabled ? <LinkBar editor={editor} onClose={() => setLinking(false)} /> : null}
      {state.table && !disabled ? <TableBar editor={editor} /> : null}
      {choosing ? (
        <PictureLibrary
          multiple
          onClose={() => setChoosing(false)}
          onChoose={(pictures) =>
            editor
              .chain()
              .focus()
              .insertContent(pictures.map((attrs) => ({ type: "image", attrs })))
              .run()
          }
        />
      ) : null}
    </div>
  );
}
