import { useMutation, useQuery } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";
import {
  bodyFormat,
  type Draft,
  insertInBody,
  type NotTaken,
  setSubject,
  subjectOf,
} from "../../outlook/composeMail.ts";

type Template = Schemas["MailTemplateView"];

/** The templates that mails begin with. */
export function useTemplates() {
  const api = useApi();
  return useQuery<Template[], Failure>({
    queryKey: ["mail-templates"],
    queryFn: ({ signal }) => dataOf(api.GET("/api/mail-templates", { signal })),
  });
}

/** One of each name: in the customer's language where there is one, else in English, else in what there is. */
export function templatesFor(templates: readonly Template[], language: string): Template[] {
  const rank = (template: Template) => [language, "en"].indexOf(template.language) >>> 0;
  const best = new Map<string, Template>();
  for (const template of templates) {
    const known = best.get(template.name);
    if (!known || rank(template) < rank(known)) best.set(template.name, template);
  }
  return [...best.values()];
}

interface Filling {
  template: Template;
  fill: Schemas["FillMailTemplateRequest"];
  /** The subject that stands there gives way. */
  replacesSubject: boolean;
}

export interface Filled {
  isWithSubject: boolean;
  /** Fields that would stand in it and have no value. */
  missing: readonly string[];
}

/** Fills a template and puts it where the cursor is; its subject goes along where there is none yet, or where that is asked for. */
export function useInsertTemplate(draft: Draft) {
  const api = useApi();
  return useMutation<Filled, Failure | NotTaken, Filling>({
    mutationFn: async ({ template, fill, replacesSubject }) => {
      const path = { id: template.id };
      const [{ subject, html, text, missing }, format, known] = await Promise.all([
        dataOf(api.POST("/api/mail-templates/{id}/fill", { params: { path }, body: fill })),
        bodyFormat(draft),
        subjectOf(draft),
      ]);
      const isWithSubject = subject !== "" && (replacesSubject || known.trim() === "");
      // The body last: where it is tried again, a subject is the same, but a text would stand there twice.
      if (isWithSubject) await setSubject(draft, subject);
      await insertInBody(draft, format, format === "html" ? html : text);
      return { isWithSubject, missing };
    },
  });
}
