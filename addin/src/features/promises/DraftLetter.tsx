import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Foreign } from "../../ui/Foreign.tsx";
import { useForms } from "../../ui/forms.ts";
import { Notice } from "../../ui/Notice.tsx";
import { useRows } from "../../ui/rows.ts";
import { promiseFormTexts } from "../../ui/texts/promiseForm.ts";

const words = promiseFormTexts.letter;

const useStyles = makeStyles({
  letter: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
});

interface Props {
  letter: Schemas["PromiseConfirmationDraft"];
  onClose: () => void;
}

/** A letter where no mail can be opened for it: to be copied, changed and sent by a person. */
export default function DraftLetter({ letter: { to, subject, body }, onClose }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const forms = useForms();
  const announce = useAnnounce();
  const text = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState<boolean | null>(null);
  useEffect(() => text.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(body);
      setCopied(true);
      announce(words.copied);
    } catch {
      text.current?.select();
      setCopied(false);
    }
  };
  return (
    <section className={styles.letter} aria-label={words.title}>
      <div className={rows.note}>{words.hint}</div>
      <div className={rows.note}>
        <Foreign>{to.length > 0 ? words.to(to.join(", ")) : words.nobody}</Foreign>
      </div>
      <div className={rows.note}>
        <Foreign>{words.subject(subject)}</Foreign>
      </div>
      <Field label={words.body}>
        <Textarea textarea={{ ref: text }} readOnly rows={9} resize="vertical" value={body} />
      </Field>
      {isCopied === false && <Notice intent="warning">{words.notCopied}</Notice>}
      <div className={forms.actions}>
        <Button size="small" appearance="primary" onClick={copy}>
          {isCopied ? words.copied : words.copy}
        </Button>
        <Button size="small" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </section>
  );
}
