using System.Globalization;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Query;

/// <summary>A <c>$filter</c> as a condition of SQL, and the properties it names in their order.</summary>
sealed class MessageFilter
{
    readonly FilterTokens tokens;
    readonly List<(string Name, object? Value)> values = [];
    readonly List<string> properties = [];

    MessageFilter(string filter) => tokens = new FilterTokens(filter);

    public string Sql { get; private set; } = "1";
    public IReadOnlyList<(string Name, object? Value)> Values => values;
    public IReadOnlyList<string> Properties => properties;

    public static MessageFilter? Parse(string? text)
    {
        if (text is null)
            return null;
        var filter = new MessageFilter(text);
        filter.Sql = filter.Either();
        return filter.tokens.Next is null
            ? filter
            : throw GraphError.BadRequest($"Invalid filter clause: '{filter.tokens.Next}' was not expected.");
    }

    string Either()
    {
        var sql = Both();
        while (tokens.TryTake("or"))
            sql = $"({sql} OR {Both()})";
        return sql;
    }

    string Both()
    {
        var sql = One();
        while (tokens.TryTake("and"))
            sql = $"({sql} AND {One()})";
        return sql;
    }

    string One()
    {
        if (tokens.TryTake("not"))
            return $"NOT ({One()})";
        if (!tokens.TryTake("("))
            return tokens.Next is "contains" or "startswith" ? Matching(tokens.Take()) : Comparison();
        var inner = Either();
        tokens.Expect(")");
        return inner;
    }

    string Matching(string function)
    {
        tokens.Expect("(");
        var field = Field(tokens.Take());
        tokens.Expect(",");
        var text = Literal(field, tokens.Take()) as string ?? throw Invalid();
        tokens.Expect(")");
        if (field.Kind is not (FieldKind.Text or FieldKind.Exact))
            throw Invalid();
        return function == "contains"
            ? $"instr(lower({field.Column}), lower({Bind(text)})) > 0"
            : $"instr(lower({field.Column}), lower({Bind(text)})) = 1";
    }

    string Comparison()
    {
        var field = Field(tokens.Take());
        var sign = tokens.Take() switch
        {
            "eq" => "IS",
            "ne" => "IS NOT",
            "gt" => ">",
            "ge" => ">=",
            "lt" => "<",
            "le" => "<=",
            var other => throw GraphError.BadRequest($"Invalid filter clause: '{other}' is no operator."),
        };
        var value = Literal(field, tokens.Take());
        if (sign is not ("IS" or "IS NOT") && field.Kind is FieldKind.Flag)
            throw Invalid();
        return $"{field.Column} {sign} {Bind(value)}{(field.Kind is FieldKind.Text ? " COLLATE NOCASE" : "")}";
    }

    FilterField Field(string property)
    {
        properties.Add(property);
        return FilterField.Named(property);
    }

    static object? Literal(FilterField field, string token) => (field.Kind, token) switch
    {
        (_, "null") => null,
        (FieldKind.Flag, "true") => true,
        (FieldKind.Flag, "false") => false,
        (FieldKind.Instant, _) => Instant.Bound(Time(token)),
        (FieldKind.Text or FieldKind.Exact, ['\'', .. var text, '\'']) => text.Replace("''", "'", StringComparison.Ordinal),
        _ => throw Invalid(),
    };

    static DateTimeOffset Time(string token) =>
        DateTimeOffset.TryParse(token, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw Invalid();

    string Bind(object? value)
    {
        values.Add(($"$f{values.Count}", value));
        return values[^1].Name;
    }

    static GraphError Invalid() => new(400, "ErrorInvalidUrlQueryFilter", "The query filter contains one or more invalid nodes.");
}
