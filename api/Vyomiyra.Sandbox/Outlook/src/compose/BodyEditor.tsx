import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { ThemeName } from "../address.ts";
import { draftDocument } from "../mail/mailDocument.ts";
import { themes } from "../theme.ts";
import type { Draft, DraftState } from "./Draft.ts";
import { htmlSurface, textSurface } from "./surfaces.ts";

const useStyles = makeStyles({
  body: { flexGrow: 1, minHeight: "160px", width: "100%", border: "none" },
  text: {
    boxSizing: "border-box",
    padding: tokens.spacingHorizontalL,
    resize: "none",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
});

interface Props {
  draft: Draft;
  start: DraftState["start"];
  theme: ThemeName;
  /** A reply is begun in its body. */
  isFocused: boolean;
}

/** Where the body is written, in its format. */
export const BodyEditor = (props: Props) =>
  props.start.format === "html" ? <HtmlEditor {...props} /> : <TextEditor {...props} />;

function HtmlEditor({ draft, start, theme, isFocused }: Props) {
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  // Fixed for as long as the draft is open: another document would take the text along.
  const [page] = useState(() => {
    const { colorNeutralForeground1: text, colorNeutralBackground1: paper } = themes[theme];
    return draftDocument(start.content, { text, paper });
  });
  const begin = () => {
    const written = frame.current?.contentDocument;
    if (!written) return;
    written.body.contentEditable = "true";
    written.body.role = "textbox";
    written.body.ariaLabel = "Message text";
    written.body.ariaMultiLine = "true";
    written.body.addEventListener("input", draft.touched);
    draft.surface = htmlSurface(written, draft.touched);
    if (isFocused) written.body.focus();
  };
  return (
    <iframe
      ref={frame}
      className={styles.body}
      title="Message text"
      // Scripts stay off; the same origin lets this page make the text editable and read it back.
      sandbox="allow-same-origin"
      srcDoc={page}
      onLoad={begin}
    />
  );
}

function TextEditor({ draft, start, isFocused }: Props) {
  const styles = useStyles();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!field.current) return;
    draft.surface = textSurface(field.current, draft.touched);
    if (isFocused) field.current.focus();
  }, [draft, isFocused]);
  return (
    <textarea
      ref={field}
      className={mergeClasses(styles.body, styles.text)}
      aria-label="Message text"
      defaultValue={start.content}
      onChange={draft.touched}
    />
  );
}
