using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Disputes;

public static class DisputeTables
{
    extension(VyomiyraDb db)
    {
        public DbSet<Dispute> Disputes => db.Set<Dispute>();
    }

    private sealed class Disputes : IEntityTypeConfiguration<Dispute>
    {
        public void Configure(EntityTypeBuilder<Dispute> builder)
        {
            builder.ToTable("Disputes");
            builder.Property(dispute => dispute.ReasonCode).HasMaxLength(8);
            builder.Property(dispute => dispute.Summary).HasMaxLength(2000);
            builder.Property(dispute => dispute.Version).IsConcurrencyToken();
            builder.Ignore(dispute => dispute.Amount).Ignore(dispute => dispute.IsUnresolved);
            builder.HasIndex(dispute => new { dispute.AccountId, dispute.OpenedAt });
            builder.HasOne<Account>().WithMany().HasForeignKey(dispute => dispute.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(dispute => dispute.Parts).WithOne().HasForeignKey(part => part.DisputeId);
        }
    }

    private sealed class Parts : IEntityTypeConfiguration<DisputePart>
    {
        public void Configure(EntityTypeBuilder<DisputePart> builder)
        {
            builder.ToTable("DisputeParts").HasKey(part => new { part.DisputeId, part.ReceivableId });
            builder.HasIndex(part => part.ReceivableId);
            builder.HasOne<Receivable>().WithMany().HasForeignKey(part => part.ReceivableId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
