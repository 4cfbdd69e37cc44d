import { connectionTypes } from "../platform/page";
import { Union } from "./union.type";

const types = connectionTypes<Union>("Union", () => Union);

export const UnionEdge = types.EdgeType;
export type UnionEdge = InstanceType<typeof UnionEdge>;

export const UnionConnection = types.ConnectionType;
export type UnionConnection = InstanceType<typeof UnionConnection>;
