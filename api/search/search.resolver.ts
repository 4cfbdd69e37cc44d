import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { Locale } from "../platform/node";
import { ForwardPageArgs, type Connection } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { searchPage } from "./search.queries";
import { SearchConnection, SearchKind, type SearchHit } from "./search.type";

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      "Everything that holds every word of `text`, blind to case, accents (đ = d), NFC/NFD and word order. First what holds most of the words in its names or title, of these the shortest first. Words are whole ones; where nothing holds them all, the last one may be the beginning of a word of a name or title (of one of the ten most frequent). Nothing for a text without a letter or digit.",
  })
  async search(
    @Arg("text", () => String, {
      description: "What to look for: at most 200 characters and 20 different words.",
    })
    text: string,
    @Arg("kinds", () => [SearchKind], {
      nullable: true,
      description: "Only these kinds; all where nothing is said.",
    })
    kinds: SearchKind[] | null,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.VI,
      description:
        "The language of articles and congress documents. Everything else is found by its names in both.",
    })
    locale: Locale,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<Connection<SearchHit>> {
    return searchPage(request, text, kinds, locale, page);
  }
}
