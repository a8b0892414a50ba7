import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ThemeName } from "../address.ts";
import type { Graph } from "../mail/graph.ts";
import { TaskPane } from "../pane/TaskPane.tsx";
import type { MessageKey, ReplyForm } from "../protocol.ts";
import type { User } from "../session/session.ts";
import { paneColors } from "../theme.ts";
import { ComposeForm } from "./ComposeForm.tsx";
import { Draft, type StoredDraft } from "./Draft.ts";
import { useStoredDraft } from "./useStoredDraft.ts";

const useStyles = makeStyles({
  note: { margin: "auto", padding: tokens.spacingHorizontalL, textAlign: "center" },
});

interface Props {
  graph: Graph;
  user: User;
  message: MessageKey;
  /** It lies in a mailbox that is not the user's own. */
  shared: boolean;
  theme: ThemeName;
  paneOpen: boolean;
  /** Changes when the add-ins of this user must start anew. */
  paneKey: number;
  onPane: () => void;
  onReply: (message: MessageKey, form: ReplyForm) => Promise<void>;
  onClose: () => void;
}

/** The place of a mail that is written, and of the add-in's pane beside it. */
export function ComposeView(props: Props) {
  const styles = useStyles();
  const { graph, user, message, onClose } = props;
  const stored = useStoredDraft(graph, user.id, message);
  if (stored.isPending) return <Spinner label="Opening the draft" className={styles.note} />;
  if (stored.isError) {
    return (
      <div role="alert" className={styles.note}>
        <Text block>{stored.error.message}</Text>
        <Button onClick={onClose}>Close</Button>
      </div>
    );
  }
  return <Opened {...props} stored={stored.data} />;
}

function Opened({
  graph,
  user,
  message,
  shared,
  theme,
  paneOpen,
  paneKey,
  onPane,
  onReply,
  onClose,
  stored,
}: Props & { stored: StoredDraft }) {
  const [draft] = useState(() => new Draft(graph, message.mailbox, shared, stored));
  return (
    <>
      <ComposeForm draft={draft} theme={theme} paneOpen={paneOpen} onPane={onPane} onClose={onClose} />
      {paneOpen && (
        <TaskPane
          key={paneKey}
          user={user}
          graph={graph}
          draft={draft}
          theme={paneColors(theme)}
          onClose={onPane}
          onReply={onReply}
        />
      )}
    </>
  );
}
