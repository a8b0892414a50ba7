using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.Http;

public enum IdempotencyState
{
    Running,
    Done,
}

/// <summary>A write that may be repeated: whose, which, with what input, and what was answered.</summary>
public sealed class IdempotencyKey
{
    public const int MaximumLength = 100;

    public long Id { get; init; }
    public required Guid TenantId { get; init; }
    public required Guid ObjectId { get; init; }

    /// <summary>Method and route pattern.</summary>
    public required string Route { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 over the path and the input, in hexadecimal.</summary>
    public required string InputHash { get; set; }

    public required IdempotencyState State { get; set; }

    /// <summary>Who runs it now: a new one for each attempt, so that one that lost its lease cannot complete.</summary>
    public required Guid Attempt { get; set; }

    /// <summary>Until when the attempt is taken to be alive.</summary>
    public required DateTimeOffset LeaseUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The answer as JSON, once done.</summary>
    public string? Answer { get; set; }
}

public static class IdempotencyTables
{
    extension(VyomiyraDb db)
    {
        public DbSet<IdempotencyKey> IdempotencyKeys => db.Set<IdempotencyKey>();
    }

    private sealed class Keys : IEntityTypeConfiguration<IdempotencyKey>
    {
        public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
        {
            builder.ToTable("IdempotencyKeys").HasIndex(key => new { key.TenantId, key.ObjectId, key.Route, key.Key }).IsUnique();
            builder.Property(key => key.Route).HasMaxLength(200).IsUnicode(false);
            builder.Property(key => key.Key).HasMaxLength(IdempotencyKey.MaximumLength).IsCaseSensitive();
            builder.Property(key => key.InputHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(key => key.Answer).HasMaxLength(-1);
            builder.HasIndex(key => key.CreatedAt);
        }
    }
}
