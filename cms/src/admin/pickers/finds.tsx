import { Box, Typography } from "@strapi/design-system";
import * as React from "react";
import { styled } from "styled-components";
import type { Found } from "./ask";
import type { Choice } from "./choices";
import { Details } from "./details";
import { useSay } from "./texts";

interface FindsProps {
  id: string;
  choices: Choice[];
  active: number;
  found: Found;
  chosen: string[];
  typed: string;
  onChoose(choice: Choice): void;
  onPoint(at: number): void;
}

const Panel = styled(Box)`
  position: absolute;
  z-index: 4;
  left: 0;
  right: 0;
  top: calc(100% + 4px);
  max-height: 36rem;
  overflow-y: auto;
`;

const Row = styled.li`
  padding: 0.8rem 1.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  cursor: pointer;
  &[aria-selected="true"] {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

/** The list under the input: what was found, how many there are, and the text itself where it could be a code. */
export function Finds({ id, choices, active, found, chosen, typed, onChoose, onPoint }: FindsProps) {
  const say = useSay();
  const activeRow = React.useRef<HTMLLIElement>(null);
  React.useEffect(() => {
    // Newer browsers answer with a promise, which React would take for what undoes the effect.
    void activeRow.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const shown = found.hits.length;
  const sentences: Record<Found["state"], string> = {
    idle: say("searching"),
    searching: say("searching"),
    away: say("away"),
    busy: say("busy"),
    found:
      shown === 0
        ? say("none", { text: typed.trim() })
        : say(found.total > shown ? "some" : "all", { total: found.total, shown }),
  };
  return (
    <Panel background="neutral0" borderColor="neutral200" hasRadius shadow="filterShadow" padding={1}>
      <ul id={`${id}-finds`} role="listbox" aria-label={say("finds")}>
        {choices.map((choice, at) => (
          <Row
            key={`${choice.code} ${choice.picked ? "" : "typed"}`}
            ref={at === active ? activeRow : undefined}
            id={`${id}-find-${at}`}
            role="option"
            aria-selected={at === active}
            onMouseMove={() => at === active || onPoint(at)}
            // Before the input loses the focus and closes this list.
            onMouseDown={(event: React.MouseEvent) => {
              event.preventDefault();
              onChoose(choice);
            }}
          >
            {choice.picked ? (
              <Details
                picked={choice.picked}
                extra={chosen.includes(choice.code) ? say("already-chosen") : undefined}
              />
            ) : (
              <Typography>{say("use-code", { code: choice.code })}</Typography>
            )}
          </Row>
        ))}
      </ul>
      <Box paddingLeft={3} paddingRight={3} paddingTop={2} paddingBottom={2}>
        <Typography variant="pi" textColor="neutral600" role="status" aria-live="polite">
          {sentences[found.state]}
        </Typography>
      </Box>
    </Panel>
  );
}
