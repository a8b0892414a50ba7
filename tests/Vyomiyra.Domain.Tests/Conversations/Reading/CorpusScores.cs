using System.Globalization;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Tests.Conversations.Reading;

/// <summary>How much of what the corpus says is found, and how much of what is found is said.</summary>
public sealed class CorpusScores
{
    private readonly Dictionary<(bool Unseen, string Language, string Kind), Score> scores = [];
    private readonly List<string> mistakes = [];

    public CorpusScores(IEnumerable<CorpusCase> mails)
    {
        foreach (var mail in mails)
        {
            Judge(mail, mail.Reading());
        }
    }

    /// <summary>Of the part that may be looked at.</summary>
    public IReadOnlyList<string> Mistakes => mistakes;

    public Score Of(bool unseen, string kind) =>
        scores.Where(score => score.Key.Unseen == unseen && score.Key.Kind == kind).Select(score => score.Value).Aggregate(new Score(), (left, right) => left + right);

    public IEnumerable<string> Lines()
    {
        foreach (var part in scores.GroupBy(score => (score.Key.Unseen, score.Key.Kind)).OrderBy(part => part.Key.Unseen).ThenBy(part => part.Key.Kind, StringComparer.Ordinal))
        {
            yield return $"{(part.Key.Unseen ? "unseen" : "tuned ")} {part.Key.Kind,-28} {Of(part.Key.Unseen, part.Key.Kind)}"
                + string.Concat(part.OrderBy(score => score.Key.Language).Select(score => $" | {score.Key.Language} {score.Value.Counts}"));
        }
    }

    private void Judge(CorpusCase mail, MailReading read)
    {
        Promises(mail, read);
        Disputes(mail, read);
        Compare(mail, "references", mail.References, read.References.SelectMany(reference => reference.ReceivableIds).Select(CorpusCase.Number).ToHashSet());
        var says = read.Says.Select(kind => kind.Name()).ToHashSet();
        foreach (var kind in mail.Says.Union(says))
        {
            Compare(mail, kind, mail.Says.Where(said => said == kind).ToHashSet(), says.Where(said => said == kind).ToHashSet());
            Compare(mail, "all kinds", mail.Says.Where(said => said == kind).ToHashSet(), says.Where(said => said == kind).ToHashSet(), mistake: false);
        }
    }

    private void Promises(CorpusCase mail, MailReading read)
    {
        var left = mail.Promises.ToList();
        var (right, exact) = (0, 0);
        foreach (var found in read.Promises.Select(mail.Describe))
        {
            var meant = left.Find(label => Part(label, 0) == Part(found, 0) && Part(label, 1) == Part(found, 1))
                ?? left.Find(label => Part(label, 0) == Part(found, 0) || Part(label, 1) == Part(found, 1)) ?? left.FirstOrDefault();
            right += meant is null ? 0 : 1;
            exact += meant is not null && Part(label: meant, 0) == Part(found, 0) && Part(meant, 1) == Part(found, 1) ? 1 : 0;
            left.Remove(meant ?? "");
        }

        Add(mail, "promises", new Score(right, read.Promises.Count, mail.Promises.Count, exact), exact == mail.Promises.Count,
            $"{string.Join(" + ", mail.Promises)} expected, {string.Join(" + ", read.Promises.Select(mail.Describe))} read");
    }

    private void Disputes(CorpusCase mail, MailReading read)
    {
        var left = mail.Disputes.ToList();
        var (right, exact, whole) = (0, 0, 0);
        foreach (var found in read.Disputes.Select(CorpusCase.Describe))
        {
            var meant = left.Find(label => Part(label, 0) == Part(found, 0)) ?? left.FirstOrDefault();
            right += meant is null ? 0 : 1;
            exact += meant is not null && Part(meant, 0) == Part(found, 0) ? 1 : 0;
            whole += meant == found ? 1 : 0;
            left.Remove(meant ?? "");
        }

        Add(mail, "disputes", new Score(right, read.Disputes.Count, mail.Disputes.Count, exact), whole == mail.Disputes.Count,
            $"{string.Join(" + ", mail.Disputes)} expected, {string.Join(" + ", read.Disputes.Select(CorpusCase.Describe))} read");
    }

    private void Compare(CorpusCase mail, string kind, IReadOnlySet<string> said, HashSet<string> found, bool mistake = true)
    {
        var right = said.Intersect(found).Count();
        Add(mail, kind, new Score(right, found.Count, said.Count, right), right == said.Count || !mistake, $"{string.Join(", ", said)} expected, {string.Join(", ", found)} read");
    }

    private void Add(CorpusCase mail, string kind, Score score, bool isRight, string mistake)
    {
        var key = (mail.IsUnseen, mail.Language, kind);
        scores[key] = scores.GetValueOrDefault(key, new Score()) + score;
        if (!mail.IsUnseen && (!isRight || score.Right < score.Found) && kind != "all kinds")
        {
            mistakes.Add($"{mail.File} {mail.Name}: {kind}: {mistake}");
        }
    }

    private static string Part(string label, int index) => label.Split("; ").ElementAtOrDefault(index) ?? "";
}

/// <param name="Right">Found and said.</param>
/// <param name="Found">Found.</param>
/// <param name="Said">Said by the labels.</param>
/// <param name="Exact">Right in every particular that is judged: amount and day, or reason.</param>
public readonly record struct Score(int Right, int Found, int Said, int Exact)
{
    public double Precision => Share(Right, Found);

    public double Recall => Share(Right, Said);

    public double Exactness => Share(Exact, Right);

    public string Counts => $"{Right}/{Found}, {Right}/{Said}, {Exact}/{Right}";

    public static Score operator +(Score left, Score right) =>
        new(left.Right + right.Right, left.Found + right.Found, left.Said + right.Said, left.Exact + right.Exact);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"precision {Precision:0.000} {Interval(Right, Found)} recall {Recall:0.000} {Interval(Right, Said)} exact {Exactness:0.000} {Interval(Exact, Right)}");

    private static double Share(int part, int all) => all == 0 ? 1 : (double)part / all;

    /// <summary>Wilson's 95 % interval.</summary>
    private static string Interval(int part, int all)
    {
        if (all == 0)
        {
            return "[-]";
        }

        const double z = 1.96;
        var (share, denominator) = ((double)part / all, 1 + (z * z / all));
        var centre = (share + (z * z / (2 * all))) / denominator;
        var half = z * Math.Sqrt((share * (1 - share) / all) + (z * z / (4.0 * all * all))) / denominator;
        return string.Create(CultureInfo.InvariantCulture, $"[{Math.Max(0, centre - half):0.00}-{Math.Min(1, centre + half):0.00}]");
    }
}
