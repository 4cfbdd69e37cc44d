import { Badge, Box, Flex, IconButton, Typography } from "@strapi/design-system";
import { ArrowDown, ArrowUp, Cross } from "@strapi/icons";
import type { Names } from "./ask";
import { Details } from "./details";
import { useSay } from "./texts";

interface ChosenProps {
  codes: string[];
  names: Names;
  disabled: boolean;
  several: boolean;
  onMove(code: string, by: 1 | -1): void;
  onRemove(code: string): void;
}

/** What is chosen, in order: each by name, and by its bare code where the record could not be asked. */
export function Chosen({ codes, names, disabled, several, onMove, onRemove }: ChosenProps) {
  const say = useSay();
  if (codes.length === 0) return null;
  const stateOf = (code: string) => {
    if (names.unchecked.has(code)) return say("code.unchecked");
    if (!names.answered.has(code)) return null;
    return say(names.away ? "code.away" : "code.unknown");
  };
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={1} aria-label={say("chosen")}>
      {codes.map((code, at) => {
        const picked = names.byCode.get(code);
        const name = picked?.name ?? code;
        const state = picked && !names.unchecked.has(code) ? null : stateOf(code);
        return (
          <Box
            key={code}
            tag="li"
            background="neutral100"
            hasRadius
            paddingLeft={3}
            paddingRight={2}
            paddingTop={2}
            paddingBottom={2}
            data-code={code}
          >
            <Flex justifyContent="space-between" gap={3}>
              {picked ? (
                <Details picked={picked} extra={state ?? undefined} />
              ) : (
                <Flex gap={2} wrap="wrap">
                  <Typography fontWeight="semiBold">{code}</Typography>
                  {state && <Badge backgroundColor="warning100">{state}</Badge>}
                </Flex>
              )}
              <Flex gap={1}>
                {several && codes.length > 1 && (
                  <>
                    <IconButton
                      label={say("up", { name })}
                      variant="ghost"
                      disabled={disabled || at === 0}
                      onClick={() => onMove(code, -1)}
                    >
                      <ArrowUp />
                    </IconButton>
                    <IconButton
                      label={say("down", { name })}
                      variant="ghost"
                      disabled={disabled || at === codes.length - 1}
                      onClick={() => onMove(code, 1)}
                    >
                      <ArrowDown />
                    </IconButton>
                  </>
                )}
                <IconButton
                  label={say("remove", { name })}
                  variant="ghost"
                  disabled={disabled}
                  onClick={() => onRemove(code)}
                >
                  <Cross />
                </IconButton>
              </Flex>
            </Flex>
          </Box>
        );
      })}
    </Flex>
  );
}
