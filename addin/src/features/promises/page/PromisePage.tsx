import { Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { Heading } from "../../../ui/Heading.tsx";
import { LoadingRows } from "../../../ui/LoadingRows.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { places } from "../../../ui/places.ts";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { promiseRoomTexts as words } from "../../../ui/texts/promiseRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { Unread } from "../../../ui/Unread.tsx";
import { History } from "../../history/History.tsx";
import { NextStepWords } from "../NextStepWords.tsx";
import { PromiseBadge } from "../PromiseBadge.tsx";
import { PromiseArrivals } from "./PromiseArrivals.tsx";
import { PromiseFacts } from "./PromiseFacts.tsx";
import { PromiseParts } from "./PromiseParts.tsx";
import { RelatedPromises } from "./RelatedPromises.tsx";

const useStyles = makeStyles({
  page: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  account: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground3 },
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    gap: tokens.spacingHorizontalXXXL,
    alignItems: "start",
    "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalXXL },
  },
  column: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalXXL },
});

/** One promise: what was said, what came for it part by part, and what to do next. */
export default function PromisePage({ id }: { id: number }) {
  const api = useApi();
  const promise = useQuery<Schemas["PromiseDetails"], Failure>({
    queryKey: ["promises", "one", id],
    queryFn: ({ signal }) => dataOf(api.GET("/api/promises/{id}", { params: { path: { id } }, signal })),
  });
  if (promise.data) return <Promised promise={promise.data} />;
  return promise.isError || promise.isPaused ? (
    <Unread failure={promise.error} onRetry={() => void promise.refetch()} isRetrying={promise.isFetching} />
  ) : (
    <LoadingRows />
  );
}

function Promised({ promise }: { promise: Schemas["PromiseDetails"] }) {
  const styles = useStyles();
  const format = useFormat();
  const { account, suspended } = promise;
  return (
    <div className={styles.page}>
      <div>
        <Link href={places.promises()}>{words.back}</Link>
        <Heading beside={<PromiseBadge state={promise.state} />}>
          {texts.promises.by(format.money(promise.amount, promise.currency), format.day(promise.promisedOn))}
        </Heading>
        <p className={styles.account}>
          <Link href={places.account(account.id, "promises")}>
            <Foreign>{account.name}</Foreign>
          </Link>{" "}
          <Foreign>{account.number}</Foreign>
        </p>
      </div>
      {suspended && <Notice intent="warning">{words.suspended[suspended]}</Notice>}
      <div className={styles.columns}>
        <div className={styles.column}>
          <section aria-label={words.nextTitle}>
            <SubHeading>{words.nextTitle}</SubHeading>
            <NextStepWords next={promise.next} />
          </section>
          <PromiseParts promise={promise} />
          <PromiseArrivals promise={promise} />
          <Words promise={promise} />
        </div>
        <div className={styles.column}>
          <PromiseFacts promise={promise} />
          <RelatedPromises promise={promise} />
          <section aria-label={words.history}>
            <SubHeading>{words.history}</SubHeading>
            <History activities={promise.history} />
          </section>
        </div>
      </div>
    </div>
  );
}

/** What the customer wrote, and where. */
function Words({ promise: { account, quote, message } }: { promise: Schemas["PromiseDetails"] }) {
  const rows = useRows();
  const format = useFormat();
  return (
    <section aria-label={words.words}>
      <SubHeading>{words.words}</SubHeading>
      {quote ? (
        <blockquote className={rows.quote}>
          <Foreign>{quote}</Foreign>
        </blockquote>
      ) : (
        <p className={rows.empty}>{words.noWords}</p>
      )}
      {message && (
        <div className={rows.note}>
          <Foreign>{words.wrote(message.from, format.instant(message.sentAt))}</Foreign>{" "}
          <Link href={places.conversation(account.id, message.conversationId)}>{words.toConversation}</Link>
        </div>
      )}
    </section>
  );
}
