import { lazy, Suspense, useState } from "react";
import { LoggedNotice } from "../features/accounts/notes/LoggedNotice.tsx";
import type { Schemas } from "../http/schemas.ts";
import { useAnnounce } from "../ui/Announcer.tsx";
import { Notice } from "../ui/Notice.tsx";
import { mergeTexts } from "../ui/texts/merge.ts";
import { noteTexts } from "../ui/texts/notes.ts";
import type { AccountAction } from "./AccountActions.tsx";

const NoteForm = lazy(() => import("../features/accounts/notes/NoteForm.tsx"));
const MergeForm = lazy(() => import("../features/accounts/merge/MergeForm.tsx"));

interface Props {
  account: Schemas["AccountCard"];
  action: AccountAction | null;
  onClose: () => void;
}

/** The form of an action, and what came of the last one. */
export function AccountActionPanel({ account, action, onClose }: Props) {
  const announce = useAnnounce();
  const [logged, setLogged] = useState<{ id: number; kind: string } | null>(null);
  const [merged, setMerged] = useState<string | null>(null);
  return (
    <>
      {logged && action === null && (
        <LoggedNotice
          accountId={account.id}
          noteId={logged.id}
          kind={logged.kind}
          onWithdrawn={() => {
            setLogged(null);
            announce(noteTexts.withdrawn);
          }}
        />
      )}
      {merged && action === null && <Notice intent="success">{mergeTexts.done(merged)}</Notice>}
      <Suspense fallback={null}>
        {action === "note" && (
          <NoteForm
            account={account}
            onLogged={({ id }, kind) => {
              setLogged({ id, kind: noteTexts.kinds[kind] });
              announce(noteTexts.saved(noteTexts.kinds[kind]));
              onClose();
            }}
            onCancel={onClose}
          />
        )}
        {action === "merge" && (
          <MergeForm
            account={account}
            onMerged={(name) => {
              setMerged(name);
              announce(mergeTexts.done(name));
              onClose();
            }}
            onCancel={onClose}
          />
        )}
      </Suspense>
    </>
  );
}
