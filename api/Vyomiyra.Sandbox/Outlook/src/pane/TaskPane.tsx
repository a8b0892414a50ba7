import { Button, makeStyles, Text, ToggleButton, tokens } from "@fluentui/react-components";
import { DismissRegular, PinFilled, PinRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { currentAddress } from "../address.ts";
import type { Draft } from "../compose/Draft.ts";
import type { Graph } from "../mail/graph.ts";
import type { ItemSnapshot, MessageKey, ReplyForm, ThemeColors } from "../protocol.ts";
import type { User } from "../session/session.ts";
import { PaneServer } from "./paneServer.ts";
import { SignInDialog } from "./SignInDialog.tsx";
import { useSignIn } from "./useSignIn.ts";

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexDirection: "column",
    flexShrink: 0,
    boxSizing: "content-box",
    width: "320px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 640px)": { position: "absolute", inset: 0, width: "auto", zIndex: 2 },
  },
  header: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
    height: "40px",
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalXS} 0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { flexGrow: 1 },
  frame: { flexGrow: 1, border: "none", width: "100%", backgroundColor: tokens.colorNeutralBackground1 },
});

interface Props {
  /** The pane is opened for one user; another needs another pane. */
  user: User;
  graph: Graph;
  /** Undefined while the message is still on its way. */
  item?: ItemSnapshot | null | undefined;
  /** What is written beside it, in the place of a message. */
  draft?: Draft;
  theme: ThemeColors;
  /** Absent where there is nothing to stay open for. */
  pinned?: boolean;
  onPin?: () => void;
  onClose: () => void;
  onReply: (message: MessageKey, form: ReplyForm) => Promise<void>;
}

export function TaskPane({ user, graph, item, draft, theme, pinned, onPin, onClose, onReply }: Props) {
  const styles = useStyles();
  const signIn = useSignIn();
  const [server] = useState(() => {
    const signedOut = () => currentAddress().signedOut;
    const subject = { userId: user.id, account: () => graph.tokens.account(), signedOut, confirmSignIn: signIn.ask };
    return new PaneServer({ user, graph, subject, draft: draft ?? null, reply: onReply }, theme);
  });
  const frame = useRef<HTMLIFrameElement>(null);

  useEffect(() => (frame.current ? server.serve(frame.current) : undefined), [server]);
  useEffect(() => {
    if (item !== undefined) server.showItem(item);
  }, [server, item]);
  useEffect(() => draft?.onRecipients((changed) => server.tellRecipients(changed)), [server, draft]);
  useEffect(() => server.showTheme(theme), [server, theme]);

  return (
    <section className={styles.pane} aria-label="Task pane">
      <header className={styles.header}>
        <Text weight="semibold" className={styles.title}>
          Vyomiyra
        </Text>
        {onPin && (
          <ToggleButton
            appearance="subtle"
            size="small"
            icon={pinned ? <PinFilled /> : <PinRegular />}
            checked={pinned === true}
            aria-label="Pin"
            title={pinned ? "Unpin: close when another message is opened" : "Pin: stay open from message to message"}
            onClick={onPin}
          />
        )}
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label="Close pane"
          title="Close"
          onClick={onClose}
        />
      </header>
      <iframe ref={frame} className={styles.frame} src="/taskpane/" title="Vyomiyra" />
      <SignInDialog user={user} open={signIn.open} onAnswer={signIn.answer} />
    </section>
  );
}
