import { useFetchClient } from "@strapi/strapi/admin";
import { useCallback, useEffect, useState } from "react";

export interface Answer<Data> {
  data: Data | null;
  hasFailed: boolean;
  reload(): void;
}

/** What the server answers to a path, asked again whenever the path or `asOf` changes; null asks nothing. */
export function useAnswer<Data>(path: string | null, asOf?: unknown): Answer<Data> {
  const { get } = useFetchClient();
  const [data, setData] = useState<Data | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setFailed(false);
    if (path)
      get<Data>(path).then(
        (answer) => isCurrent && setData(answer.data),
        () => isCurrent && setFailed(true),
      );
    return () => {
      isCurrent = false;
    };
    // The client is a new object at every rendering.
  }, [path, asOf, turn]);
  return { data, hasFailed, reload: useCallback(() => setTurn((before) => before + 1), []) };
}

/** The server's own sentence, in Vietnamese alone. */
export function reasonOf(error: unknown): string {
  const { response, message } = error as {
    response?: { data?: { error?: { message?: string } } };
    message?: string;
  };
  return (response?.data?.error?.message ?? message ?? "").split(" / ")[0];
}
