import { In } from "typeorm";
import { inOrder, type Batch } from "../platform/request";
import { Source } from "./source.entity";

/** The source of each id. */
export const sourceById: Batch<number, Source | null> = async (db, ids) =>
  inOrder(ids, await db.findBy(Source, { id: In([...ids]) }), (source) => source.id);
