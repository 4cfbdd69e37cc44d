import { Field, Float, Int, ObjectType } from "type-graphql";

/** A post held today. */
@ObjectType()
export class Post {
  @Field(() => String) holder: string;
  @Field(() => String) position: string;
  @Field(() => String) from: string;
}

/** A published article. */
@ObjectType()
export class Article {
  @Field(() => String) title: string;
  @Field(() => String) slug: string;
  @Field(() => String) publishedAt: string;
}

/** A sum over everyone below; null where nobody reported. */
@ObjectType()
export class Sum {
  @Field(() => String) indicator: string;
  @Field(() => Float, { nullable: true }) total: number | null;
}

/** The sums of a year. */
@ObjectType()
export class YearSums {
  @Field(() => Int) year: number;
  @Field(() => [Sum]) sums: Sum[];
}

/** A union as it is today. */
@ObjectType()
export class NaiveUnion {
  id: number;
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => String) kind: string;
  @Field(() => String, { nullable: true }) province: string | null;
  @Field(() => String) foundedOn: string;
}

/** The first unions of a list, and how many there are. */
@ObjectType()
export class Page {
  @Field(() => Int) total: number;
  @Field(() => [NaiveUnion]) items: NaiveUnion[];
}
