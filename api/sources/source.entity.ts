import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import { DateScalar, type Day } from "../platform/days";

@Entity("source")
@ObjectType({ description: "Where a fact comes from." })
export class Source {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ type: "varchar", length: 500 })
  @Field(() => String, { description: "Title of the text that states the fact." })
  title: string;

  @Column({ type: "varchar", length: 300, nullable: true })
  @Field(() => String, { nullable: true, description: "Who published it." })
  publisher: string | null;

  @Column({ type: "varchar", length: 1000, nullable: true })
  @Field(() => String, { nullable: true, description: "Where it can be read." })
  url: string | null;

  @Column({ name: "published_on", type: "date", nullable: true })
  @Field(() => DateScalar, { nullable: true, description: "The day it bears; null where it bears none." })
  publishedOn: Day | null;

  @Column({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The shortest passage that states the fact, word for word.",
  })
  quote: string | null;

  @Column({ type: "boolean", default: false })
  @Field(() => Boolean, {
    description: "Another passage or source says otherwise; see `note` and `alternatives`.",
  })
  disputed: boolean;

  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "What a reader should know about this statement." })
  note: string | null;

  @Column({ type: "simple-json" })
  @Field(() => [String], { description: "What other sources say instead." })
  alternatives: string[];
}
