import {
  Button,
  Field,
  makeStyles,
  mergeClasses,
  ProgressBar,
  Select,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { type DragEvent, useRef, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { useForms } from "../../../ui/forms.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { importTexts as words } from "../../../ui/texts/imports.ts";
import { texts } from "../../../ui/texts.ts";
import { type Reading, readingOf } from "./reading.ts";
import { useUpload } from "./useUpload.ts";

const most = 512 * 1024 * 1024;

const useStyles = makeStyles({
  step: { display: "grid", gridTemplateColumns: "minmax(0, 640px)", gap: tokens.spacingVerticalL },
  drop: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    justifyItems: "center",
    padding: tokens.spacingHorizontalXXL,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
    textAlign: "center",
  },
  over: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
  },
  hint: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground3 },
  progress: { width: "100%" },
});

interface Props {
  kind: Schemas["ImportKind"];
  onKind: (kind: Schemas["ImportKind"]) => void;
  reading: Reading | null;
  onReading: (reading: Reading) => void;
  onNext: () => void;
}

const kinds = ["receivables", "accounts", "contacts", "domains", "payments", "companies", "holidays", "rates"] as const;

/** Which file, and what is in it. */
export function FileStep({ kind, onKind, reading, onReading, onNext }: Props) {
  const styles = useStyles();
  const forms = useForms();
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isTooBig, setTooBig] = useState(false);
  const upload = useUpload((file) => {
    onReading(readingOf(file));
    onNext();
  });
  const take = (file: File | undefined) => {
    if (!file) return;
    setTooBig(file.size > most);
    if (file.size <= most) upload.start(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div className={styles.step}>
      <Field label={words.choose.kind}>
        <Select value={kind} onChange={(_, { value }) => onKind(kinds.find((one) => one === value) ?? "receivables")}>
          {kinds.map((value) => (
            <option key={value} value={value}>
              {words.kinds[value]}
            </option>
          ))}
        </Select>
      </Field>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is everybody's. */}
      <div
        className={mergeClasses(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {upload.file && upload.isPending ? (
          <>
            <Foreign>{words.choose.uploading(upload.file.name)}</Foreign>
            <ProgressBar className={styles.progress} value={upload.share} aria-label={words.progress.label} />
            <span aria-hidden>{format.percent(upload.share)}</span>
            <Button size="small" onClick={upload.cancel}>
              {words.choose.cancel}
            </Button>
          </>
        ) : (
          <>
            <span>{words.choose.drop}</span>
            <Button appearance={reading ? "secondary" : "primary"} onClick={() => input.current?.click()}>
              {reading ? words.choose.again : words.choose.button}
            </Button>
            <p className={styles.hint}>{words.choose.types}</p>
          </>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
          aria-label={words.choose.button}
          onChange={(event) => take(event.target.files?.[0])}
        />
      </div>
      {isTooBig && <Notice intent="error">{words.choose.tooBig}</Notice>}
      {upload.error && (
        <FailureNotice
          title={words.choose.failed}
          failure={upload.error}
          onRetry={() => upload.file && upload.start(upload.file)}
          isRead
        />
      )}
      {reading && (
        <div className={forms.actions}>
          <Button appearance="primary" onClick={onNext}>
            {words.next}: {reading.file.name}
          </Button>
        </div>
      )}
      {upload.isPending && (
        <span role="status" hidden>
          {texts.common.saving}
        </span>
      )}
    </div>
  );
}
