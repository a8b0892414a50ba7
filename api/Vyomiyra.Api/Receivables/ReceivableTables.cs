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
        public DbSet<Settlement> Settlements => db.Set<Settlement>();
        public DbSet<PresumedPayment> PresumedPayments => db.Set<PresumedPayment>();
        public DbSet<InvoiceDocument> InvoiceDocuments => db.Set<InvoiceDocument>();
        public DbSet<AwaitedDocumentKey> AwaitedDocumentKeys => db.Set<AwaitedDocumentKey>();
        public DbSet<ExchangeRate> ExchangeRates => db.Set<ExchangeRate>();
    }

    private sealed class Receivables : IEntityTypeConfiguration<Receivable>
    {
        public void Configure(EntityTypeBuilder<Receivable> builder)
        {
            builder.ToTable("Receivables");
            builder.Property(receivable => receivable.DocumentNumber).HasMaxLength(60).IsCaseSensitive();
            builder.Property(receivable => receivable.DocumentKey).HasMaxLength(Domain.ReferenceKey.MaximumLength);
            builder.Property(receivable => receivable.DocumentTail).HasMaxLength(Domain.ReferenceKey.MaximumLength);
            builder.Property(receivable => receivable.OrderTail).HasMaxLength(Domain.ReferenceKey.MaximumLength);
            builder.Property(receivable => receivable.ReferenceTail).HasMaxLength(Domain.ReferenceKey.MaximumLength);
            builder.Property(receivable => receivable.Line).HasMaxLength(20).IsCaseSensitive();
            builder.Property(receivable => receivable.OrderNumber).HasMaxLength(60);
            builder.Property(receivable => receivable.OrderKey).HasMaxLength(Domain.ReferenceKey.MaximumLength);
            builder.Property(receivable => receivable.Reference).HasMaxLength(60);
            builder.Property(receivable => receivable.ReferenceKey).HasMaxLength(Domain.ReferenceKey.MaximumLength);
            builder.HasIndex(receivable => new { receivable.CompanyId, receivable.Type, receivable.DocumentNumber, receivable.Line }).IsUnique();
            builder.HasIndex(receivable => new { receivable.AccountId, receivable.DueOn });
            builder.HasIndex(receivable => receivable.DocumentKey);
            builder.HasIndex(receivable => receivable.DocumentTail);
            builder.HasIndex(receivable => receivable.OrderKey).HasFilter("[OrderKey] IS NOT NULL");
            builder.HasIndex(receivable => receivable.OrderTail).HasFilter("[OrderTail] IS NOT NULL");
            builder.HasIndex(receivable => receivable.ReferenceKey).HasFilter("[ReferenceKey] IS NOT NULL");
            builder.HasIndex(receivable => receivable.ReferenceTail).HasFilter("[ReferenceTail] IS NOT NULL");
            builder.HasIndex(receivable => new { receivable.DueOn, receivable.Id }).HasFilter("[OpenMinor] <> 0");
            builder.Ignore(receivable => receivable.Original).Ignore(receivable => receivable.Open).Ignore(receivable => receivable.IsOpen);
            builder.HasOne<Company>().WithMany().HasForeignKey(receivable => receivable.CompanyId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(receivable => receivable.AccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    private sealed class Settlements : IEntityTypeConfiguration<Settlement>
    {
        public void Configure(EntityTypeBuilder<Settlement> builder)
        {
            builder.ToTable("Settlements");
            builder.Property(settlement => settlement.Number).HasMaxLength(60).IsCaseSensitive();
            builder.HasIndex(settlement => new { settlement.CompanyId, settlement.Kind, settlement.Number, settlement.ReceivableId }).IsUnique();
            builder.HasIndex(settlement => settlement.ReceivableId);
            builder.HasIndex(settlement => settlement.PaymentId).HasFilter("[PaymentId] IS NOT NULL");
            builder.HasOne<Receivable>().WithMany().HasForeignKey(settlement => settlement.ReceivableId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    private sealed class PresumedPayments : IEntityTypeConfiguration<PresumedPayment>
    {
        public void Configure(EntityTypeBuilder<PresumedPayment> builder)
        {
            builder.ToTable("PresumedPayments").HasIndex(presumed => presumed.ReceivableId);
            builder.HasIndex(presumed => presumed.RunId);
            builder.HasOne<Receivable>().WithMany().HasForeignKey(presumed => presumed.ReceivableId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    private sealed class Documents : IEntityTypeConfiguration<InvoiceDocument>
    {
        public void Configure(EntityTypeBuilder<InvoiceDocument> builder)
        {
            builder.ToTable("InvoiceDocuments").HasIndex(document => new { document.ContentHash, document.FileName }).IsUnique();
            builder.Property(document => document.ContentHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(document => document.DocumentKey).HasMaxLength(Domain.ReferenceKey.MaximumLength);
            builder.HasIndex(document => document.DocumentKey);
        }
    }

    private sealed class AwaitedKeys : IEntityTypeConfiguration<AwaitedDocumentKey>
    {
        public void Configure(EntityTypeBuilder<AwaitedDocumentKey> builder)
        {
            builder.ToTable("AwaitedDocumentKeys").HasKey(awaited => new { awaited.Key, awaited.DocumentId });
            builder.Property(awaited => awaited.Key).HasMaxLength(Domain.ReferenceKey.MaximumLength);
            builder.HasOne<InvoiceDocument>().WithMany().HasForeignKey(awaited => awaited.DocumentId);
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
