using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

public static class ReceivableTables
{
    extension(VyomiyraDb db)
    {
        public DbSet<Receivable> Receivables => db.Set<Receivable>();
        public DbSet<ExchangeRate> ExchangeRates => db.Set<ExchangeRate>();
    }

    private sealed class Receivables : IEntityTypeConfiguration<Receivable>
    {
        public void Configure(EntityTypeBuilder<Receivable> builder)
        {
            builder.ToTable("Receivables");
            builder.Property(receivable => receivable.DocumentNumber).HasMaxLength(60).IsCaseSensitive();
            builder.Property(receivable => receivable.DocumentKey).HasMaxLength(Domain.ReferenceKey.MaximumLength);
            builder.Property(receivable => receivable.Line).HasMaxLength(20).IsCaseSensitive();
            builder.Property(receivable => receivable.OrderNumber).HasMaxLength(60);
            builder.Property(receivable => receivable.OrderKey).HasMaxLength(Domain.ReferenceKey.MaximumLength);
            builder.Property(receivable => receivable.Reference).HasMaxLength(60);
            builder.Property(receivable => receivable.ReferenceKey).HasMaxLength(Domain.ReferenceKey.MaximumLength);
            builder.HasIndex(receivable => new { receivable.CompanyId, receivable.Type, receivable.DocumentNumber, receivable.Line }).IsUnique();
            builder.HasIndex(receivable => new { receivable.AccountId, receivable.DueOn });
            builder.HasIndex(receivable => receivable.DocumentKey);
            builder.HasIndex(receivable => receivable.OrderKey);
            builder.HasIndex(receivable => receivable.ReferenceKey);
            builder.Ignore(receivable => receivable.Original).Ignore(receivable => receivable.Open).Ignore(receivable => receivable.IsOpen);
            builder.HasOne<Company>().WithMany().HasForeignKey(receivable => receivable.CompanyId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(receivable => receivable.AccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    private sealed class Rates : IEntityTypeConfiguration<ExchangeRate>
    {
        public void Configure(EntityTypeBuilder<ExchangeRate> builder)
        {
            builder.ToTable("ExchangeRates").HasIndex(rate => new { rate.From, rate.To, rate.Date }).IsUnique();
            builder.Property(rate => rate.Rate).HasPrecision(28, 12);
        }
    }
}
