import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { ThemeName } from "../address.ts";
import { themes } from "../theme.ts";
import { mailDocument, shownCharacters } from "./mailDocument.ts";
import type { Message } from "./resources.ts";

const useStyles = makeStyles({
  frame: { flexGrow: 1, minHeight: "120px", width: "100%", border: "none" },
  text: {
    flexGrow: 1,
    minHeight: "120px",
    margin: 0,
    padding: tokens.spacingHorizontalL,
    overflow: "auto",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  clipped: { flexShrink: 0 },
});

/** Mail is hostile: its HTML lives in a frame that runs no script, has no origin and may open nothing. */
export function MessageBody({ body, theme }: { body: Message["body"]; theme: ThemeName }) {
  const styles = useStyles();
  const shown = body.content.slice(0, shownCharacters);
  const { colorNeutralForeground1: text, colorNeutralBackground1: paper } = themes[theme];

  return (
    <>
      {shown.length < body.content.length && (
        <MessageBar className={styles.clipped}>
          <MessageBarBody>This message is very long; only its beginning is shown.</MessageBarBody>
        </MessageBar>
      )}
      {body.contentType === "html" ? (
        <iframe
          className={styles.frame}
          title="Message body"
          sandbox=""
          srcDoc={mailDocument(shown, { text, paper })}
        />
      ) : (
        <pre className={styles.text} dir="auto">
          {shown}
        </pre>
      )}
    </>
  );
}
