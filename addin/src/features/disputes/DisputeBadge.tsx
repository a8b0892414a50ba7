import { Badge, type BadgeProps } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { texts } from "../../ui/texts.ts";

const colours: Record<Schemas["DisputeState"], NonNullable<BadgeProps["color"]>> = {
  open: "danger",
  investigating: "brand",
  awaitingCustomer: "warning",
  resolvedCredited: "success",
  resolvedPaid: "success",
  resolvedRejected: "informative",
  withdrawn: "informative",
};

/** Where a dispute stands. */
export const DisputeBadge = ({ state }: { state: Schemas["DisputeState"] }) => (
  <Badge appearance="tint" size="small" color={colours[state]}>
    {texts.disputes.states[state]}
  </Badge>
);
