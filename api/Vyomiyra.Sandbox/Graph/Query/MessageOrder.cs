namespace Vyomiyra.Sandbox.Graph.Query;

static class MessageOrder
{
    /// <summary>
    /// The order as SQL. With a filter, Exchange wants every ordered property in it, in the same order and before any other; else it answers
    /// InefficientFilter.
    /// </summary>
    public static string Sql(string? orderBy, MessageFilter? filter)
    {
        if (orderBy is null)
            return "received DESC, seq DESC";
        var terms = orderBy.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Term).ToList();
        if (terms.Count == 0)
            throw GraphError.BadRequest("$orderby names no property.");
        if (filter is not null && !filter.Properties.Distinct().Take(terms.Count).SequenceEqual(terms.Select(term => term.Property)))
            throw new GraphError(400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");
        return string.Join(", ", terms.Select(term => term.Sql)) + $", seq {(terms[0].Descending ? "DESC" : "ASC")}";
    }

    static (string Property, string Sql, bool Descending) Term(string term)
    {
        var words = term.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 2 || (words.Length == 2 && words[1].ToLowerInvariant() is not ("asc" or "desc")))
            throw GraphError.BadRequest($"Syntax error in $orderby at '{term}'.");
        var field = FilterField.Named(words[0]);
        var descending = words.Length == 2 && words[1].Equals("desc", StringComparison.OrdinalIgnoreCase);
        var collation = field.Kind is FieldKind.Text ? " COLLATE NOCASE" : "";
        return (words[0], $"{field.Column}{collation} {(descending ? "DESC" : "ASC")}", descending);
    }
}
