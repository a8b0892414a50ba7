import { Badge, type BadgeProps } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { importTexts as words } from "../../../ui/texts/imports.ts";

const colours: Partial<Record<Schemas["ImportState"], NonNullable<BadgeProps["color"]>>> = {
  finished: "success",
  failed: "danger",
  awaitingApproval: "warning",
  cancelled: "informative",
  undone: "informative",
};

/** How far a run is. */
export const StateBadge = ({ state }: { state: Schemas["ImportState"] }) => (
  <Badge appearance="tint" color={colours[state] ?? "brand"}>
    {words.states[state]}
  </Badge>
);
