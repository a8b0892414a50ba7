import { Button } from "@fluentui/react-components";
import { Call16Regular } from "@fluentui/react-icons/svg/call";
import { MergeRegular } from "@fluentui/react-icons/svg/merge";
import { accountTexts } from "../ui/texts/accounts.ts";
import { mergeTexts } from "../ui/texts/merge.ts";
import { noteTexts } from "../ui/texts/notes.ts";

export type AccountAction = "note" | "merge";

interface Props {
  chosen: AccountAction | null;
  onChoose: (action: AccountAction) => void;
}

/** What can be done with an account besides reading it. */
export function AccountActions({ chosen, onChoose }: Props) {
  return (
    <>
      <Button size="small" icon={<Call16Regular />} aria-expanded={chosen === "note"} onClick={() => onChoose("note")}>
        {noteTexts.open}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        icon={<MergeRegular fontSize={16} />}
        aria-expanded={chosen === "merge"}
        aria-label={accountTexts.mergeLabel}
        onClick={() => onChoose("merge")}
      >
        {mergeTexts.open}
      </Button>
    </>
  );
}
