import { Button, makeStyles, mergeClasses, ProgressBar, tokens, typographyStyles } from "@fluentui/react-components";
import { type DragEvent, useRef, useState } from "react";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { evidenceTexts as words } from "../../../ui/texts/evidence.ts";
import { texts } from "../../../ui/texts.ts";
import { useAddFile } from "./useEvidence.ts";

/** The server takes no more, in bytes. */
const most = 150 * 1024 * 1024;

const useStyles = makeStyles({
  drop: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
  },
  progress: { width: "100%" },
});

interface Props {
  disputeId: number;
  onAdded: (name: string) => void;
}

/** Takes a file from anywhere, dropped or chosen. */
export function AddFile({ disputeId, onAdded }: Props) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isTooBig, setTooBig] = useState(false);
  const add = useAddFile(disputeId, onAdded);
  const take = (file: File | undefined) => {
    if (!file) return;
    setTooBig(file.size > most);
    if (file.size <= most) add.start(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <>
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
        {add.file && add.isPending ? (
          <>
            <Foreign>{words.uploading(add.file.name)}</Foreign>
            <Button size="small" onClick={add.cancel}>
              {texts.common.cancel}
            </Button>
            <ProgressBar className={styles.progress} value={add.share} aria-label={words.uploading(add.file.name)} />
          </>
        ) : (
          <>
            <span>{words.drop}</span>
            <Button size="small" onClick={() => input.current?.click()}>
              {words.choose}
            </Button>
          </>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words.choose}
          onChange={({ target }) => {
            take(target.files?.[0]);
            // The same file may be chosen again.
            target.value = "";
          }}
        />
      </div>
      {isTooBig && <Notice intent="error">{words.tooBig}</Notice>}
      {add.error && (
        <FailureNotice title={words.notAdded} failure={add.error} onRetry={() => add.file && add.start(add.file)} />
      )}
    </>
  );
}
