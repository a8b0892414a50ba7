using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Promises;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Disputes;

public static class DisputeTables
{
    extension(VyomiyraDb db)
    {
        public DbSet<Dispute> Disputes => db.Set<Dispute>();
        public DbSet<DisputeResolution> DisputeResolutions => db.Set<DisputeResolution>();
    }

    private sealed class Disputes : IEntityTypeConfiguration<Dispute>
    {
        public void Configure(EntityTypeBuilder<Dispute> builder)
        {
            builder.ToTable("Disputes");
            builder.Property(dispute => dispute.ReasonCode).HasMaxLength(8);
            builder.Property(dispute => dispute.Summary).HasMaxLength(2000);
            builder.Property(dispute => dispute.Quote).HasMaxLength(PromiseTables.MaximumQuote);
            builder.Property(dispute => dispute.OutsideOwner).HasMaxLength(200);
            builder.Property(dispute => dispute.Version).IsConcurrencyToken();
            builder.Ignore(dispute => dispute.Amount).Ignore(dispute => dispute.IsUnresolved);
            builder.HasIndex(dispute => new { dispute.AccountId, dispute.OpenedAt });
            builder.HasIndex(dispute => new { dispute.State, dispute.OpenedAt, dispute.Id });
            builder.HasIndex(dispute => new { dispute.OwnerId, dispute.State });
            builder.HasOne<Member>().WithMany().HasForeignKey(dispute => dispute.OwnerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Message>().WithMany().HasForeignKey(dispute => dispute.MessageId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(dispute => dispute.Steps).WithOne().HasForeignKey(step => step.DisputeId);
            builder.HasMany(dispute => dispute.Remarks).WithOne().HasForeignKey(note => note.DisputeId);
            builder.HasMany(dispute => dispute.Resolutions).WithOne().HasForeignKey(resolution => resolution.DisputeId);
            builder.HasOne<Account>().WithMany().HasForeignKey(dispute => dispute.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(dispute => dispute.Parts).WithOne().HasForeignKey(part => part.DisputeId);
        }
    }

    private sealed class Steps : IEntityTypeConfiguration<DisputeStep>
    {
        public void Configure(EntityTypeBuilder<DisputeStep> builder)
        {
            builder.ToTable("DisputeSteps").HasKey(step => new { step.DisputeId, step.Position });
            builder.Property(step => step.Text).HasMaxLength(200);
        }
    }

    private sealed class Remarks : IEntityTypeConfiguration<DisputeNote>
    {
        public void Configure(EntityTypeBuilder<DisputeNote> builder)
        {
            builder.ToTable("DisputeNotes").HasIndex(note => new { note.DisputeId, note.Id });
            builder.Property(note => note.Text).HasMaxLength(DisputeNote.MaximumText);
        }
    }

    private sealed class Resolutions : IEntityTypeConfiguration<DisputeResolution>
    {
        public void Configure(EntityTypeBuilder<DisputeResolution> builder)
        {
            builder.ToTable("DisputeResolutions").HasIndex(resolution => new { resolution.DisputeId, resolution.Id });
            builder.Property(resolution => resolution.Why).HasMaxLength(2000);
            builder.Property(resolution => resolution.Answer).HasMaxLength(2000);
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
