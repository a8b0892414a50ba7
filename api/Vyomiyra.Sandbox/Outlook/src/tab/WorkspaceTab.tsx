import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState } from "react";
import { currentAddress } from "../address.ts";
import { Graph } from "../mail/graph.ts";
import { PaneServer } from "../pane/paneServer.ts";
import { SignInDialog } from "../pane/SignInDialog.tsx";
import { useSignIn } from "../pane/useSignIn.ts";
import type { ThemeColors } from "../protocol.ts";
import type { User } from "../session/session.ts";
import { MailTokens } from "../session/tokens.ts";

const useStyles = makeStyles({
  tab: { display: "flex", flexGrow: 1, minWidth: 0, minHeight: 0 },
  frame: {
    flexGrow: 1,
    border: "none",
    backgroundColor: tokens.colorNeutralBackground1,
    borderTopLeftRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    "@media (max-width: 640px)": { borderRadius: 0 },
  },
});

interface Props {
  /** The tab is opened for one user; another needs another tab. */
  user: User;
  theme: ThemeColors;
}

/** The app's own page as a tab of the rail: framed like the pane, beside no message. */
export function WorkspaceTab({ user, theme }: Props) {
  const styles = useStyles();
  const signIn = useSignIn();
  const graph = useMemo(() => new Graph(new MailTokens(user.id)), [user.id]);
  const [server] = useState(() => {
    const signedOut = () => currentAddress().signedOut;
    const subject = { userId: user.id, account: () => graph.tokens.account(), signedOut, confirmSignIn: signIn.ask };
    const reply = async () => {
      throw new Error("There is no message here to reply to.");
    };
    return new PaneServer({ user, graph, subject, draft: null, reply }, theme);
  });
  const frame = useRef<HTMLIFrameElement>(null);

  useEffect(() => (frame.current ? server.serve(frame.current) : undefined), [server]);
  useEffect(() => server.showItem(null), [server]);
  useEffect(() => server.showTheme(theme), [server, theme]);

  return (
    <main className={styles.tab}>
      <iframe ref={frame} className={styles.frame} src="/workspace/" title="Vyomiyra" />
      <SignInDialog user={user} open={signIn.open} onAnswer={signIn.answer} />
    </main>
  );
}
