using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Promises;

public static class PromiseTables
{
    public const int MaximumQuote = 2000;

    extension(VyomiyraDb db)
    {
        public DbSet<Promise> Promises => db.Set<Promise>();
        public DbSet<PromisePart> PromiseParts => db.Set<PromisePart>();
    }

    private sealed class Promises : IEntityTypeConfiguration<Promise>
    {
        public void Configure(EntityTypeBuilder<Promise> builder)
        {
            builder.ToTable("Promises");
            builder.Property(promise => promise.Quote).HasMaxLength(MaximumQuote);
            builder.Property(promise => promise.Notes).HasJson();
            builder.Property(promise => promise.Version).IsConcurrencyToken();
            builder.Ignore(promise => promise.Amount);
            builder.HasIndex(promise => new { promise.AccountId, promise.PromisedOn });
            builder.HasIndex(promise => new { promise.State, promise.PromisedOn, promise.Id });
            builder.HasIndex(promise => promise.ChecksOn).HasFilter("[ChecksOn] IS NOT NULL");
            builder.HasOne<Promise>().WithMany().HasForeignKey(promise => promise.PlanId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Promise>().WithMany().HasForeignKey(promise => promise.ReplacesId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(promise => promise.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Message>().WithMany().HasForeignKey(promise => promise.MessageId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(promise => promise.Parts).WithOne().HasForeignKey(part => part.PromiseId);
        }
    }

    private sealed class Parts : IEntityTypeConfiguration<PromisePart>
    {
        public void Configure(EntityTypeBuilder<PromisePart> builder)
        {
            builder.ToTable("PromiseParts").HasKey(part => new { part.PromiseId, part.ReceivableId });
            builder.HasIndex(part => part.ReceivableId);
            builder.HasOne<Receivable>().WithMany().HasForeignKey(part => part.ReceivableId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
