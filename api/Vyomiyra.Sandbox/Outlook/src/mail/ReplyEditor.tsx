import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ThemeName } from "../address.ts";
import type { MessageKey } from "../protocol.ts";
import { themes } from "../theme.ts";
import type { Graph } from "./graph.ts";
import { personOf, saveDraft } from "./mail.ts";
import { mailDocument } from "./mailDocument.ts";
import type { Message } from "./resources.ts";

const useStyles = makeStyles({
  editor: {
    display: "flex",
    flexDirection: "column",
    flexGrow: 1,
    minHeight: 0,
    margin: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: "hidden",
  },
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  to: { flexGrow: 1, minWidth: 0 },
  body: { flexGrow: 1, minHeight: "160px", width: "100%", border: "none" },
});

interface Props {
  graph: Graph;
  userId: string;
  draft: Message;
  mailbox: string;
  theme: ThemeName;
  onClose: () => void;
}

/** Writes in a draft that Graph already holds. Sending is left to a mail client. */
export function ReplyEditor({ graph, userId, draft, mailbox, theme, onClose }: Props) {
  const styles = useStyles();
  const client = useQueryClient();
  const frame = useRef<HTMLIFrameElement>(null);
  const [note, setNote] = useState("Draft saved");
  // Fixed for as long as the draft is open: another document would take the text along.
  const [page] = useState(() => {
    const { colorNeutralForeground1: text, colorNeutralBackground1: paper } = themes[theme];
    return mailDocument(draft.body.content, { text, paper });
  });
  const key: MessageKey = { mailbox, restId: draft.id };

  const startEditing = () => {
    const text = frame.current?.contentDocument?.body;
    if (!text) return;
    text.contentEditable = "true";
    text.role = "textbox";
    text.ariaLabel = "Reply text";
    text.addEventListener("input", () => setNote("Not saved"));
    text.focus();
  };
  const save = async () => {
    try {
      await saveDraft(graph, key, frame.current?.contentDocument?.body.innerHTML ?? draft.body.content);
      setNote("Draft saved");
      await client.invalidateQueries({ queryKey: [userId, mailbox] });
    } catch (error) {
      setNote(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <section className={styles.editor} aria-label="Reply">
      <div className={styles.bar}>
        <Text size={200} className={styles.to} truncate wrap={false}>
          Reply to {draft.toRecipients.map((recipient) => personOf(recipient).name).join("; ")}
        </Text>
        <Text size={200} role="status">
          {note}
        </Text>
        <Button size="small" appearance="primary" onClick={save}>
          Save draft
        </Button>
        <Button size="small" onClick={onClose}>
          Close
        </Button>
      </div>
      <iframe
        ref={frame}
        className={styles.body}
        title="Reply"
        // Scripts stay off; the same origin lets this page make the text editable and read it back.
        sandbox="allow-same-origin"
        srcDoc={page}
        onLoad={startEditing}
      />
    </section>
  );
}
