import { Link } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { noteTexts as words } from "../../../ui/texts/notes.ts";
import { useWithdrawNote } from "./useNotes.ts";

interface Props {
  accountId: number;
  activity: Schemas["TimelineRow"];
}

/** Takes back what was logged, from where it stands in the timeline. */
export function WithdrawNote({ accountId, activity }: Props) {
  const withdraw = useWithdrawNote(accountId);
  const noteId = noteOf(activity.details);
  if (noteId === null) return null;
  return (
    <>
      {" · "}
      <Link as="button" inline disabled={withdraw.isPending} onClick={() => withdraw.mutate(noteId)}>
        {words.withdraw}
      </Link>
      {withdraw.isError && <span role="alert"> {words.notWithdrawn}</span>}
    </>
  );
}

const noteOf = (details: unknown): number | null =>
  typeof details === "object" && details !== null && "noteId" in details && typeof details.noteId === "number"
    ? details.noteId
    : null;
