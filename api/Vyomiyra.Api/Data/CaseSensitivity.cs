using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vyomiyra.Api.Data;

/// <summary>Identifiers that differ by case alone are different. SQLite compares so by itself; SQL Server needs to be told.</summary>
public static class CaseSensitivity
{
    private const string Annotation = "Vyomiyra:CaseSensitive";

    public static PropertyBuilder<T> IsCaseSensitive<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Annotation, true);

    internal static bool IsCaseSensitive(IReadOnlyProperty property) => property.FindAnnotation(Annotation) is not null;
}
