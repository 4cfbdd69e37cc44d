import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { CATALOGUE, findIndicator } from "../indicators/catalogue";
import { reaches } from "../identity/reach";
import type { RequestContext } from "../platform/request";
import { Source } from "../sources/source.entity";
import { sourceById } from "../sources/source.queries";
import type { Knowledge } from "./proposal.known";
import { PREVIOUS } from "./proposal.previous";
import { knowledgeOf } from "./proposal.record";
import { REGISTER } from "./proposal.register";
import { RECORD_PARTS } from "./proposal.table";
import { ProposedValue } from "./proposal.type";
import { Report } from "./report.type";

/** Every place where values are known from; no indicator is known from two of them. */
const KNOWLEDGE: readonly Knowledge[] = [...RECORD_PARTS.map(knowledgeOf), REGISTER, PREVIOUS];

const byOrigin = new Map(KNOWLEDGE.map((knowledge) => [knowledge.origin, knowledge]));

@Resolver(() => Report)
export class ReportProposalsResolver {
  @FieldResolver(() => [ProposedValue], {
    description:
      "What the record already knows of this union and period, in the order of the catalogue, whether or not the report states it: to be shown beside what was typed, never in its place. Empty for a caller whose token does not reach the union.",
  })
  async proposals(@Root() report: Report, @Ctx() request: RequestContext): Promise<ProposedValue[]> {
    if (!(await reaches(request, report.unionId))) return [];
    const key = { unionId: report.unionId, period: report.period.code };
    const known = await Promise.all(
      KNOWLEDGE.map(async ({ origin, values }) =>
        (await request.load(values, key)).map(({ indicator, value, qualifier, why }) =>
          Object.assign(new ProposedValue(), {
            ...{ key, origin, value, qualifier, why },
            indicator: findIndicator(indicator)!,
          }),
        ),
      ),
    );
    const proposed = new Map(known.flat().map((one) => [one.indicator, one]));
    return CATALOGUE.flatMap((indicator) => proposed.get(indicator) ?? []);
  }
}

@Resolver(() => ProposedValue)
export class ProposedValueResolver {
  @FieldResolver(() => [Source], {
    description: "The sources of what it is known from, each once; empty where none was recorded.",
  })
  async sources(
    @Root() { key, origin, indicator }: ProposedValue,
    @Ctx() request: RequestContext,
  ): Promise<Source[]> {
    const ids = (await request.load(byOrigin.get(origin)!.sources, key)).get(indicator.code) ?? [];
    const sources = await Promise.all(ids.map((id) => request.load(sourceById, id)));
    return sources.flatMap((source) => source ?? []);
  }
}
