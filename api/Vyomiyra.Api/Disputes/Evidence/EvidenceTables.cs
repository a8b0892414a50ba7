using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

public static class EvidenceTables
{
    extension(VyomiyraDb db)
    {
        public DbSet<EvidenceBundle> EvidenceBundles => db.Set<EvidenceBundle>();
        public DbSet<EvidenceItem> EvidenceItems => db.Set<EvidenceItem>();
        public DbSet<StoredContent> StoredContents => db.Set<StoredContent>();
    }

    private sealed class Bundles : IEntityTypeConfiguration<EvidenceBundle>
    {
        public void Configure(EntityTypeBuilder<EvidenceBundle> builder)
        {
            builder.ToTable("EvidenceBundles").HasIndex(bundle => new { bundle.DisputeId, bundle.Number }).IsUnique();
            builder.HasIndex(bundle => bundle.State).HasFilter("[State] = 'Collecting'");
            builder.HasIndex(bundle => bundle.ManifestHash).HasFilter("[ManifestHash] IS NOT NULL");
            builder.Property(bundle => bundle.Mailbox).HasMaxLength(MailAddress.MaximumLength);
            builder.Property(bundle => bundle.ManifestHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(bundle => bundle.Version).IsConcurrencyToken();
            builder.HasOne<Dispute>().WithMany().HasForeignKey(bundle => bundle.DisputeId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(bundle => bundle.Items).WithOne().HasForeignKey(item => item.BundleId);
        }
    }

    private sealed class Items : IEntityTypeConfiguration<EvidenceItem>
    {
        public void Configure(EntityTypeBuilder<EvidenceItem> builder)
        {
            builder.ToTable("EvidenceItems").HasIndex(item => new { item.BundleId, item.Position }).IsUnique();
            builder.HasIndex(item => item.ContentHash).HasFilter("[ContentHash] IS NOT NULL");
            builder.Property(item => item.Name).HasMaxLength(EvidenceItem.MaximumName);
            builder.Property(item => item.ImmutableId).HasMaxLength(512).IsCaseSensitive();
            builder.Property(item => item.AttachmentId).HasMaxLength(1024).IsCaseSensitive();
            builder.Property(item => item.InternetMessageId).HasMaxLength(998);
            builder.Property(item => item.FromName).HasMaxLength(255);
            builder.Property(item => item.FromAddress).HasMaxLength(MailAddress.MaximumLength);
            builder.Property(item => item.Subject).HasMaxLength(998);
            builder.Property(item => item.StatedType).HasMaxLength(255);
            builder.Property(item => item.FoundType).HasMaxLength(100);
            builder.Property(item => item.ContentHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(item => item.FaultCode).HasMaxLength(64).IsUnicode(false);
            builder.Property(item => item.Fault).HasMaxLength(500);
        }
    }

    private sealed class Contents : IEntityTypeConfiguration<StoredContent>
    {
        public void Configure(EntityTypeBuilder<StoredContent> builder)
        {
            builder.ToTable("StoredContents").HasKey(content => content.Hash);
            builder.Property(content => content.Hash).HasMaxLength(64).IsUnicode(false);
        }
    }
}
