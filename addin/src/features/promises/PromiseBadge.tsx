import { Badge, type BadgeProps } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { texts } from "../../ui/texts.ts";

const colours: Record<Schemas["PromiseState"], NonNullable<BadgeProps["color"]>> = {
  open: "brand",
  kept: "success",
  partlyKept: "warning",
  broken: "danger",
  withdrawnByCustomer: "informative",
  withdrawnByUs: "informative",
  superseded: "informative",
};

/** What became of a promise. */
export const PromiseBadge = ({ state }: { state: Schemas["PromiseState"] }) => (
  <Badge appearance="tint" size="small" color={colours[state]}>
    {texts.promises.states[state]}
  </Badge>
);
