import { useFetchClient } from "@strapi/strapi/admin";
import { Flex, Link, Typography } from "@strapi/design-system";
import * as React from "react";
import { NavLink } from "react-router-dom";
import { useSay } from "./texts";

interface Waiting {
  uid: string;
  documentId: string;
  locale: string;
  title: string | null;
  codes: { code: string; state: "UNCHECKED" | "UNKNOWN" }[];
}

const AGAIN_MS = 30_000;

/** For the start page: documents whose codes were saved unchecked, or which name something that doesn't exist. */
export function WaitingCodes() {
  const say = useSay();
  const { get } = useFetchClient();
  const [documents, setDocuments] = React.useState<Waiting[] | null>(null);
  React.useEffect(() => {
    const ask = () =>
      get<{ documents: Waiting[] }>("/pickers/unchecked").then(
        ({ data }) => setDocuments(data.documents),
        () => undefined,
      );
    void ask();
    const timer = setInterval(() => void ask(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [get]);
  if (!documents) return null;
  if (documents.length === 0) return <Typography textColor="neutral600">{say("waiting.none")}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {documents.map(({ uid, documentId, locale, title, codes }) => {
        const list = (wanted: string) =>
          codes
            .filter(({ state }) => state === wanted)
            .map(({ code }) => code)
            .join(", ");
        const [unknown, unchecked] = [list("UNKNOWN"), list("UNCHECKED")];
        const said = [
          unknown && say("waiting.unknown", { codes: unknown }),
          unchecked && say("waiting.unchecked", { codes: unchecked }),
        ];
        return (
          <li key={documentId}>
            <Link
              tag={NavLink}
              to={`/content-manager/collection-types/${uid}/${documentId}?plugins[i18n][locale]=${locale}`}
            >
              {title ?? say("waiting.untitled")}
            </Link>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {said.filter(Boolean).join("; ")}
            </Typography>
          </li>
        );
      })}
    </Flex>
  );
}
