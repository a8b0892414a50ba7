/** What an answer that reports a problem (RFC 9457, or Graph's own form) has to say to a person. */
export async function problemText(answer: Response): Promise<string> {
  const problem = await answer.json().catch(() => ({}));
  const fields = Object.values(problem.errors ?? {})
    .flat()
    .join(" ");
  return (
    problem.error?.message || fields || problem.detail || problem.title || `The sandbox answered ${answer.status}.`
  );
}
